package io.clickanalytics.pipeline.topology;

import io.clickanalytics.pipeline.decode.ClickFormat;
import io.clickanalytics.pipeline.kafka.KafkaAccess;
import io.clickanalytics.pipeline.model.Limits;
import io.clickanalytics.pipeline.model.Slices;
import java.io.Serializable;

/** All that executors need to count the spans of one batch. */
public record CountingPlan(KafkaAccess kafka, ClickFormat format, Slices slices, Limits limits)
        implements Serializable {}
