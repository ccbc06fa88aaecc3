package io.clickanalytics.pipeline.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Clicks of each item in one slice; grows. */
public final class SliceTotals {
    private final Map<String, Long> counts = new HashMap<>();
    private long other;

    /** Item to clicks, of the items that are told apart. */
    public Map<String, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** Clicks of items that are not told apart. */
    public long other() {
        return other;
    }

    /** Adds clicks of an item; true when the item is new here. */
    public boolean add(String item, long clicks) {
        return counts.merge(item, clicks, Long::sum) == clicks;
    }

    /** Adds clicks of items that are not told apart. */
    public void addOther(long clicks) {
        other += clicks;
    }
}
