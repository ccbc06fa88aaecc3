package io.clickanalytics.local.recount.judge;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.LongStream;

/**
 * Event time cut at every start and end of a published window, with the clicks of each piece. A window is a run of pieces,
 * whatever shapes there were, and a piece in no window shows clicks that were left out.
 */
final class Intervals {
    private final long[] bounds;
    private final ItemCounts[] pieces;
    private final ItemNumbers items = new ItemNumbers();
    private long before;
    private long after;
    private int last;

    Intervals(Collection<PublishedWindow> windows) {
        bounds = windows.stream()
                .flatMapToLong(window ->
                        LongStream.of(window.span().start(), window.span().end()))
                .sorted()
                .distinct()
                .toArray();
        pieces = new ItemCounts[Math.max(0, bounds.length - 1)];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = new ItemCounts();
        }
    }

    void add(Click.Good click) {
        long time = click.time();
        if (pieces.length == 0 || time >= bounds[pieces.length]) {
            after++;
        } else if (time < bounds[0]) {
            before++;
        } else {
            if (time < bounds[last] || time >= bounds[last + 1]) {
                last = piece(time);
            }
            pieces[last].add(items.add(click.item()), 1);
        }
    }

    /** Clicks before the first window. */
    long before() {
        return before;
    }

    /** Clicks after the last window, or all when there is no window. */
    long after() {
        return after;
    }

    ItemNumbers items() {
        return items;
    }

    int size() {
        return pieces.length;
    }

    ItemCounts piece(int index) {
        return pieces[index];
    }

    long start(int index) {
        return bounds[index];
    }

    /** The piece that holds the time, which is not outside all; of the last end it is one more than the last piece. */
    int piece(long time) {
        int found = Arrays.binarySearch(bounds, time);
        return found >= 0 ? found : -found - 2;
    }
}
