package io.clickanalytics.pipeline.model;

import io.clickanalytics.pipeline.decode.BadReason;
import java.io.Serializable;

/** Where one bad record is, for the log; never what is in it. */
public record BadSample(long offset, BadReason reason) implements Serializable {}
