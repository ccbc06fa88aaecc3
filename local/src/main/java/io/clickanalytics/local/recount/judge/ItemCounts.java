package io.clickanalytics.local.recount.judge;

import java.util.Arrays;

/** Clicks by number of the item: 12 bytes and some air for each, since a day of windows may hold many millions. */
final class ItemCounts {
    private static final int EMPTY = -1;
    private static final int SPREAD = 0x9E3779B9;

    private int[] items = {};
    private long[] counts = {};
    private int used;
    private int distinct;
    private long total;

    /** Adds clicks, or takes them away; an item that comes to 0 is no item. */
    void add(int item, long clicks) {
        if (2 * (used + 1) > items.length) {
            grow();
        }
        int at = place(item);
        if (items[at] == EMPTY) {
            items[at] = item;
            used++;
        }
        boolean was = counts[at] != 0;
        counts[at] += clicks;
        total += clicks;
        distinct += (counts[at] != 0 ? 1 : 0) - (was ? 1 : 0);
    }

    /** Adds or takes away all of another. */
    void addAll(ItemCounts other, int sign) {
        for (int i = 0; i < other.items.length; i++) {
            if (other.items[i] != EMPTY && other.counts[i] != 0) {
                add(other.items[i], sign * other.counts[i]);
            }
        }
    }

    long count(int item) {
        return items.length == 0 || item < 0 ? 0 : counts[place(item)];
    }

    long total() {
        return total;
    }

    int distinct() {
        return distinct;
    }

    /** The greatest count of an item that is not among the given ones. */
    long greatestWithout(int[] sortedItems) {
        long greatest = 0;
        for (int i = 0; i < items.length; i++) {
            if (counts[i] > greatest && Arrays.binarySearch(sortedItems, items[i]) < 0) {
                greatest = counts[i];
            }
        }
        return greatest;
    }

    private int place(int item) {
        int mask = items.length - 1;
        int hash = item * SPREAD;
        int at = (hash ^ (hash >>> 16)) & mask;
        while (items[at] != EMPTY && items[at] != item) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        int[] oldItems = items;
        long[] oldCounts = counts;
        // items that came to 0 are left behind: the size follows what is there, not what ever was
        items = new int[Math.max(8, Integer.highestOneBit(Math.max(1, distinct)) * 8)];
        counts = new long[items.length];
        Arrays.fill(items, EMPTY);
        used = 0;
        for (int i = 0; i < oldItems.length; i++) {
            if (oldItems[i] != EMPTY && oldCounts[i] != 0) {
                int at = place(oldItems[i]);
                items[at] = oldItems[i];
                counts[at] = oldCounts[i];
                used++;
            }
        }
    }
}
