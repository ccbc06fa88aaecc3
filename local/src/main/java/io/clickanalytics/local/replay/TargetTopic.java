package io.clickanalytics.local.replay;

import java.time.Duration;

/**
 * Where records go.
 *
 * @param retention how long the topic keeps a record, by the record's time
 */
public record TargetTopic(String name, Duration retention) {
    /** Longer than any clock: {@code retention.ms} of -1. */
    public static final Duration FOREVER = Duration.ofDays(365 * 1000);
}
