package io.clickanalytics.pipeline.model;

import java.io.Serializable;
import java.util.List;

/**
 * Which slice an event time falls in. Times are epoch milliseconds; slices are aligned to the epoch.
 *
 * @param regimes which slice length rules from when, in order of {@code from}; the first begins at Long.MIN_VALUE
 */
public record Slices(List<Regime> regimes) implements Serializable {
    /**
     * One slice length.
     *
     * @param from first event time it rules, inclusive; a multiple of its own length and of the length before it,
     *     so that no slice is cut in two
     * @param length milliseconds, above 0
     */
    public record Regime(long from, long length) implements Serializable {
        public Regime {
            if (length <= 0) {
                throw new IllegalArgumentException("slice length is " + length + " ms; wanted above 0");
            }
        }
    }

    public Slices {
        regimes = List.copyOf(regimes);
        if (regimes.isEmpty() || regimes.get(0).from() != Long.MIN_VALUE) {
            throw new IllegalArgumentException("regimes are " + regimes + "; the first must begin at Long.MIN_VALUE");
        }
        for (int i = 1; i < regimes.size(); i++) {
            check(regimes.get(i - 1), regimes.get(i));
        }
    }

    /** Slices of one length for all times. */
    public static Slices of(long length) {
        return new Slices(List.of(new Regime(Long.MIN_VALUE, length)));
    }

    /** Inclusive start of the slice that holds this event time. */
    public long start(long eventTime) {
        return Math.floorDiv(eventTime, length(eventTime)) * length(eventTime);
    }

    /** Milliseconds of the slice that starts there. */
    public long length(long start) {
        int last = regimes.size() - 1;
        while (regimes.get(last).from() > start) {
            last--;
        }
        return regimes.get(last).length();
    }

    private static void check(Regime before, Regime after) {
        boolean whole = after.from() % after.length() == 0 && after.from() % before.length() == 0;
        if (after.from() <= before.from() || !whole) {
            throw new IllegalArgumentException(
                    "%s cannot follow %s; wanted a later start that is a boundary of both".formatted(after, before));
        }
    }
}
