package io.clickanalytics.pipeline.model;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Clicks of one slice, by item; arrays inside, because a batch may hold a million of them.
 */
public final class SliceCounts implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long start;
    private final String[] items;
    private final long[] counts;
    private final long untold;

    SliceCounts(long start, String[] items, long[] counts, long untold) {
        this.start = start;
        this.items = items;
        this.counts = counts;
        this.untold = untold;
    }

    /** From a map, which keeps its order. */
    public static SliceCounts of(long start, Map<String, Long> counts, long untold) {
        return new SliceCounts(
                start,
                counts.keySet().toArray(String[]::new),
                counts.values().stream().mapToLong(Long::longValue).toArray(),
                untold);
    }

    /** Receives one item and its clicks. */
    @FunctionalInterface
    public interface Each {
        /** Called once per item; the count is above 0. */
        void accept(String item, long count);
    }

    /** Inclusive start of the slice, epoch milliseconds. */
    public long start() {
        return start;
    }

    /** Clicks of items that were not told apart, because the span had more of them than the limit. */
    public long untold() {
        return untold;
    }

    /** All clicks of the slice. */
    public long total() {
        return LongStream.of(counts).sum() + untold;
    }

    /** How many items are told apart. */
    public int size() {
        return items.length;
    }

    /** Items told apart. */
    public List<String> items() {
        return List.of(items);
    }

    /** Every item told apart, with its clicks, in no order. */
    public void forEach(Each each) {
        for (int i = 0; i < items.length; i++) {
            each.accept(items[i], counts[i]);
        }
    }
}
