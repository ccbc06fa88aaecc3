package io.clickanalytics.pipeline.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * The counts of all slices that a window may still need, and what was added to them since the last commit. Exact up to a
 * limit of distinct items and to a number of cells, one for each slice and item in it; clicks beyond are counted together.
 */
public final class OpenSlices {
    /** One part in so many of the heap is for cells. */
    private static final int SHARE = 4;
    /** Bytes of a cell: an entry, its place in a table, a count. */
    private static final int CELL = 80;

    private final int limit;
    private final long mostCells;
    private final NavigableMap<Long, SliceTotals> slices = new TreeMap<>();
    private final Map<String, Known> items = new HashMap<>();
    private long cells;
    private NavigableMap<Long, SliceTotals> added = new TreeMap<>();

    /**
     * @param limit distinct items told apart at most
     * @param mostCells pairs of a slice and an item at most; see {@link #mostCells(long)}
     */
    public OpenSlices(int limit, long mostCells) {
        this.limit = limit;
        this.mostCells = mostCells;
    }

    /** Cells that a heap has room for, beside a snapshot on its way to Kafka and all else that a driver does. */
    public static long mostCells(long heapBytes) {
        return heapBytes / SHARE / CELL;
    }

    /** An item in open slices, by its one name: all cells share it. */
    private static final class Known {
        final String name;
        int slices;

        Known(String name) {
            this.name = name;
        }
    }

    /** Adds clicks to the slice that starts at the time, as not committed yet. */
    public void add(long start, String item, long clicks) {
        if (hasRoom(start, item)) {
            restore(start, item, clicks);
            String name = Objects.requireNonNull(items.get(item)).name;
            added.computeIfAbsent(start, slice -> new SliceTotals()).add(name, clicks);
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
        Known known = items.computeIfAbsent(item, Known::new);
        if (slice(start).add(known.name, clicks)) {
            known.slices++;
            cells++;
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
        cells -= removed.counts().size();
        for (String item : removed.counts().keySet()) {
            items.computeIfPresent(item, (name, known) -> --known.slices == 0 ? null : known);
        }
    }

    /** Start of the earliest slice with a click at or after the time. */
    public OptionalLong firstAtOrAfter(long time) {
        Long start = slices.ceilingKey(time);
        return start == null ? OptionalLong.empty() : OptionalLong.of(start);
    }

    /** Distinct items told apart in all open slices. */
    public int distinct() {
        return items.size();
    }

    /** Pairs of a slice and an item in it. */
    public long cells() {
        return cells;
    }

    /** True when a cell that is new is counted together with others. */
    public boolean isFull() {
        return cells >= mostCells;
    }

    /** True when half of the room is taken. */
    public boolean isCrowded() {
        return cells >= mostCells / 2;
    }

    /** True when clicks of new items are counted together. */
    public boolean full() {
        return items.size() >= limit;
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

    private boolean hasRoom(long start, String item) {
        if (cells >= mostCells) {
            SliceTotals slice = slices.get(start);
            return slice != null && slice.counts().containsKey(item);
        }
        return items.size() < limit || items.containsKey(item);
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
