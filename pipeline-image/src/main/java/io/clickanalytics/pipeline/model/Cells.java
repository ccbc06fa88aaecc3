package io.clickanalytics.pipeline.model;

import io.clickanalytics.pipeline.decode.Words;

/** Clicks by slice and item number. Grows with the pairs that occur, never with slices times items. */
final class Cells {
    private static final int STRIDE = 4;

    /** Slice start, item number + 2, clicks, nothing: half a cache line. */
    private long[] slots = new long[STRIDE * 64];

    private int size;

    /** One cell. */
    @FunctionalInterface
    interface Each {
        void accept(long start, int item, long count);
    }

    /** One click more. */
    void add(long start, int item) {
        int at = find(slots, start, item + 2L);
        if (slots[at + 1] == 0) {
            slots[at] = start;
            slots[at + 1] = item + 2L;
            size++;
        }
        slots[at + 2]++;
        if (2 * STRIDE * size > slots.length) {
            grow();
        }
    }

    void forEach(Each each) {
        for (int i = 0; i < slots.length; i += STRIDE) {
            if (slots[i + 1] != 0) {
                each.accept(slots[i], (int) slots[i + 1] - 2, slots[i + 2]);
            }
        }
    }

    private static int find(long[] slots, long start, long item) {
        int mask = slots.length - 1;
        int at = ((int) Words.mix(start, item) * STRIDE) & mask;
        while (slots[at + 1] != 0 && (slots[at + 1] != item || slots[at] != start)) {
            at = (at + STRIDE) & mask;
        }
        return at;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        for (int i = 0; i < old.length; i += STRIDE) {
            if (old[i + 1] != 0) {
                System.arraycopy(old, i, slots, find(slots, old[i], old[i + 1]), STRIDE);
            }
        }
    }
}
