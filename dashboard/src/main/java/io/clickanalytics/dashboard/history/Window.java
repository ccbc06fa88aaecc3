package io.clickanalytics.dashboard.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One revision of one counted window, as {@code docs/wire-formats.md} describes it.
 *
 * @param span the window's identity
 * @param shape the kind of windows it belongs to
 * @param version which of several records of this window counts
 * @param clicks what was counted
 * @param progress where it stands among its neighbours
 */
public record Window(Span span, Shape shape, Version version, Clicks clicks, Progress progress) {

    /**
     * A stretch of event time.
     *
     * @param start inclusive
     * @param end exclusive
     */
    public record Span(Instant start, Instant end) {
        public Span {
            if (!start.isBefore(end)) {
                throw new IllegalArgumentException("start " + start + " is not before end " + end);
            }
        }
    }

    /**
     * Windows of one kind.
     *
     * @param length from start to end
     * @param slide from one end to the next
     */
    public record Shape(Duration length, Duration slide) {}

    /**
     * The highest counts.
     *
     * @param epoch raised when everything is counted again on purpose
     * @param revision raised when late clicks changed the window
     */
    public record Version(long epoch, long revision) implements Comparable<Version> {
        private static final Comparator<Version> ORDER =
                Comparator.comparingLong(Version::epoch).thenComparingLong(Version::revision);

        @Override
        public int compareTo(Version other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What was counted.
     *
     * @param counts clicks by item, in the order of the record: most first
     * @param other clicks of the items that are not in {@code counts}
     * @param total all clicks
     * @param distinct different items, as far as they were told apart
     * @param truncated true: there were more items than are told apart
     */
    public record Clicks(Map<String, Long> counts, long other, long total, long distinct, boolean truncated) {
        public Clicks {
            counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        }
    }

    /**
     * Where a window stands among its neighbours.
     *
     * @param previous end of the window before it; null for the first window of all
     * @param watermark event time up to which everything was read when this was written
     * @param finalUpTo windows that end at or before it are not revised any more
     * @param emptySince no click since then, and no window in between was written; null otherwise
     */
    public record Progress(
            @Nullable Instant previous,
            Instant watermark,
            Instant finalUpTo,
            @Nullable Instant emptySince) {}
}
