package io.clickanalytics.pipeline.model;

import java.io.Serializable;

/**
 * What a task accepts.
 *
 * @param latestTime greatest event time of a click, epoch milliseconds, inclusive: now and the tolerance for the future
 * @param items different items that one span tells apart; clicks of further ones are {@link SliceCounts#untold()}
 */
public record Limits(long latestTime, int items) implements Serializable {}
