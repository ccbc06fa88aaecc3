package io.clickanalytics.pipeline.model;

import java.util.List;
import java.util.Map;

/**
 * What the planner saw of the input when it planned one batch.
 *
 * @param plannedAt epoch milliseconds
 * @param partitions by number; empty when Kafka did not answer, and then the batch is empty too
 * @param lost offsets of a partition that were deleted before they were read, right before its span
 */
public record Tick(long plannedAt, Map<Integer, Seen> partitions, Map<Integer, Long> lost) {
    /** A question that got no answer: nothing is planned, and time does not go on. */
    public static Tick unanswered(long plannedAt) {
        return new Tick(plannedAt, Map.of(), Map.of());
    }

    /**
     * What was seen of one partition.
     *
     * @param span planned for the batch, possibly empty
     * @param stable last stable offset: where the first open transaction begins, else the end
     * @param high high watermark: the end, open transactions included
     * @param askedAt epoch milliseconds, before the question was sent
     */
    public record Seen(Span span, long stable, long high, long askedAt) {
        /** True when the batch reads everything that was in the partition when it was asked. */
        boolean caughtUp() {
            return span.until() == stable && stable >= high;
        }

        /** True when a transaction holds back records from the stable end on. */
        public boolean transactionOpen() {
            return stable < high;
        }
    }

    public Tick {
        partitions = Map.copyOf(partitions);
        lost = Map.copyOf(lost);
    }

    /** The spans with something in them. */
    public List<Span> spans() {
        return partitions.values().stream()
                .map(Seen::span)
                .filter(span -> !span.isEmpty())
                .toList();
    }
}
