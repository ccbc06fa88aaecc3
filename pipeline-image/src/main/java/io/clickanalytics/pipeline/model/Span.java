package io.clickanalytics.pipeline.model;

import java.io.Serializable;

/**
 * Offsets of one input partition.
 *
 * @param from inclusive
 * @param until exclusive
 */
public record Span(String topic, int partition, long from, long until) implements Serializable {
    public Span {
        if (partition < 0 || from < 0 || until < from) {
            throw new IllegalArgumentException(
                    "%s-%d: offsets %d to %d; wanted 0 <= from <= until".formatted(topic, partition, from, until));
        }
    }

    /** True when it holds no offset. */
    public boolean isEmpty() {
        return from == until;
    }

    /** Offsets, which are at least as many as records. */
    public long size() {
        return until - from;
    }
}
