package io.clickanalytics.pipeline.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes cells apart by slice, and puts names where numbers were. */
final class SlicesOfCells {
    private final String[] names;
    private final Map<Long, Filling> slices = new TreeMap<>();

    private SlicesOfCells(Items items) {
        names = new String[items.size()];
        // one string for all slices: Java's serialisation writes it once
        Arrays.setAll(names, items::name);
    }

    static List<SliceCounts> of(Cells cells, Items items) {
        var parts = new SlicesOfCells(items);
        cells.forEach(parts::add);
        return parts.slices.entrySet().stream()
                .map(slice -> slice.getValue().counts(slice.getKey()))
                .toList();
    }

    private void add(long start, int item, long count) {
        Filling slice = slices.computeIfAbsent(start, s -> new Filling());
        if (item == Items.UNTOLD) {
            slice.untold += count;
        } else {
            slice.add(names[item], count);
        }
    }

    private static final class Filling {
        private String[] items = new String[4];
        private long[] counts = new long[4];
        private int size;
        private long untold;

        void add(String item, long count) {
            if (size == items.length) {
                items = Arrays.copyOf(items, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            items[size] = item;
            counts[size++] = count;
        }

        SliceCounts counts(long start) {
            return new SliceCounts(start, Arrays.copyOf(items, size), Arrays.copyOf(counts, size), untold);
        }
    }
}
