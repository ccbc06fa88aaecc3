package io.clickanalytics.pipeline.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * The counts of all slices that a window may still need, and what was added to them since the last commit. Exact up to a
 * limit of distinct items; clicks of further items are counted together.
 */
public final class OpenSlices {
    private final int limit;
    private final NavigableMap<Long, SliceTotals> slices = new TreeMap<>();
    private final Map<String, Integer> slicesOfItem = new HashMap<>();
    private NavigableMap<Long, SliceTotals> added = new TreeMap<>();

    /**
     * @param limit distinct items told apart at most
     */
    public OpenSlices(int limit) {
        this.limit = limit;
    }

    /** Adds clicks to the slice that starts at the time, as not committed yet. */
    public void add(long start, String item, long clicks) {
        SliceTotals news = added.computeIfAbsent(start, slice -> new SliceTotals());
        if (isKnown(item)) {
            news.add(item, clicks);
            restore(start, item, clicks);
        } else {
            addOther(start, clicks);
        }
    }

    /** Adds clicks of items that are not told apart, as not committed yet. */
    public void addOther(long start, long clicks) {
        added.computeIfAbsent(start, slice -> new SliceTotals()).addOther(clicks);
        restoreOther(start, clicks);
    }

    /** Adds clicks that a commit holds already. */
    public void restore(long start, String item, long clicks) {
        if (slice(start).add(item, clicks)) {
            slicesOfItem.merge(item, 1, Integer::sum);
        }
    }

    /** Adds clicks of items that are not told apart and that a commit holds already. */
    public void restoreOther(long start, long clicks) {
        slice(start).addOther(clicks);
    }

    /** What was added since this was called last, by slice start. */
    public NavigableMap<Long, SliceTotals> takeAdded() {
        NavigableMap<Long, SliceTotals> taken = added;
        added = new TreeMap<>();
        return taken;
    }

    /** Slices by their start. */
    public NavigableMap<Long, SliceTotals> slices() {
        return slices;
    }

    /** Forgets a slice. */
    public void remove(long start) {
        SliceTotals removed = slices.remove(start);
        if (removed == null) {
            return;
        }
        for (String item : removed.counts().keySet()) {
            slicesOfItem.computeIfPresent(item, (key, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Start of the earliest slice with a click at or after the time. */
    public OptionalLong firstAtOrAfter(long time) {
        Long start = slices.ceilingKey(time);
        return start == null ? OptionalLong.empty() : OptionalLong.of(start);
    }

    /** Distinct items told apart in all open slices. */
    public int distinct() {
        return slicesOfItem.size();
    }

    /** True when clicks of new items are counted together. */
    public boolean full() {
        return slicesOfItem.size() >= limit;
    }

    /** The sum of the slices that start in the window. */
    public WindowCounts sum(Window window, int top) {
        Collection<SliceTotals> parts =
                slices.subMap(window.start(), true, window.end(), false).values();
        Map<String, Long> sums = new HashMap<>();
        long untold = 0;
        for (SliceTotals part : parts) {
            part.counts().forEach((item, clicks) -> sums.merge(item, clicks, Long::sum));
            untold += part.other();
        }
        long told = sums.values().stream().mapToLong(Long::longValue).sum();
        Map<String, Long> most = most(sums, top);
        long shown = most.values().stream().mapToLong(Long::longValue).sum();
        return new WindowCounts(most, told - shown + untold, told + untold, sums.size(), untold > 0);
    }

    private boolean isKnown(String item) {
        return slicesOfItem.size() < limit || slicesOfItem.containsKey(item);
    }

    private SliceTotals slice(long start) {
        return slices.computeIfAbsent(start, slice -> new SliceTotals());
    }

    /** The items with most clicks, most first; ties by item, so that equal state gives equal results. */
    private static Map<String, Long> most(Map<String, Long> sums, int top) {
        Comparator<Map.Entry<String, Long>> order =
                Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());
        PriorityQueue<Map.Entry<String, Long>> best = new PriorityQueue<>(order.reversed());
        for (Map.Entry<String, Long> sum : sums.entrySet()) {
            best.add(sum);
            if (best.size() > top) {
                best.remove();
            }
        }
        List<Map.Entry<String, Long>> sorted = best.stream().sorted(order).toList();
        Map<String, Long> most = new LinkedHashMap<>();
        sorted.forEach(entry -> most.put(entry.getKey(), entry.getValue()));
        return most;
    }
}
