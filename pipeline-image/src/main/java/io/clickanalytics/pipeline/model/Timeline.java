package io.clickanalytics.pipeline.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Which shape of windows rules from when. A segment's windows start at or after its {@code from} and end at or before the
 * {@code from} of the next; the first segment has no beginning.
 *
 * @param segments in order of {@code from}, never empty; the first is from {@link Long#MIN_VALUE}
 */
public record Timeline(List<Segment> segments) {
    /**
     * A shape and when its rule begins.
     *
     * @param from epoch milliseconds, a boundary of this shape and of the one before
     * @param shape rules from there on
     */
    public record Segment(long from, Shape shape) {}

    public Timeline {
        segments = List.copyOf(segments);
        if (segments.isEmpty() || segments.get(0).from() != Long.MIN_VALUE) {
            throw new IllegalArgumentException("a timeline begins at the beginning of time, found " + segments);
        }
    }

    /** One shape for all time. */
    public static Timeline of(Shape shape) {
        return new Timeline(List.of(new Segment(Long.MIN_VALUE, shape)));
    }

    /** The shape that rules in the end. */
    public Shape shape() {
        return segments.get(segments.size() - 1).shape();
    }

    /** The slices of all segments, as executors need them. */
    public Slices slices() {
        return new Slices(segments.stream()
                .map(segment ->
                        new Slices.Regime(segment.from(), segment.shape().slice()))
                .toList());
    }

    /**
     * This timeline with another shape from the first boundary of both shapes at or after the time on. A shape whose rule has
     * not begun by then is left out; one whose rule has begun keeps it until its first window ends, because the clicks in that
     * window's slices fit no other.
     *
     * @param time not before the watermark nor before the end of any slice that holds a click: no click is replayed
     */
    public Timeline changed(Shape next, long time) {
        List<Segment> changed = new ArrayList<>(segments);
        changed.removeIf(segment -> segment.from() >= time && segment.from() != Long.MIN_VALUE);
        Segment last = changed.get(changed.size() - 1);
        if (!next.equals(last.shape())) {
            long earliest = last.from() == Long.MIN_VALUE
                    ? time
                    : Math.max(time, last.shape().firstEndStartingAt(last.from()));
            changed.add(new Segment(last.shape().handover(next, earliest), next));
        }
        return new Timeline(changed);
    }

    /** This timeline without the segments that are over at the time: the one after them has closed its first window. */
    public Timeline since(long time) {
        int first = segments.size() - 1;
        while (first > 0 && firstEnd(segments.get(first), Long.MIN_VALUE) > time) {
            first--;
        }
        List<Segment> rest = new ArrayList<>(segments.subList(first, segments.size()));
        rest.set(0, new Segment(Long.MIN_VALUE, rest.get(0).shape()));
        return first == 0 ? this : new Timeline(rest);
    }

    /** The window with the smallest end later than the time. */
    public Window firstEndingAfter(long time) {
        for (int i = 0; ; i++) {
            Segment segment = segments.get(i);
            long end = firstEnd(segment, time);
            if (i == segments.size() - 1 || end <= segments.get(i + 1).from()) {
                return new Window(segment.shape().startOf(end), end, segment.shape());
            }
        }
    }

    /** The window that ends last of those of the same segment as the given one that end at or before the time. */
    public Window lastLike(Window window, long time) {
        long until = time;
        for (int i = segments.size() - 1; i > 0 && segments.get(i).from() >= window.end(); i--) {
            until = Math.min(until, segments.get(i).from());
        }
        long end = window.shape().lastEndAtOrBefore(until);
        return new Window(window.shape().startOf(end), end, window.shape());
    }

    /** The end of the last window that holds the time; the time itself where no window does. */
    public long lastEndHolding(long time) {
        int i = index(time);
        long end = segments.get(i).shape().lastEndHolding(time);
        return i == segments.size() - 1
                ? end
                : Math.min(end, segments.get(i + 1).from());
    }

    private static long firstEnd(Segment segment, long time) {
        long end = segment.shape().firstEndAfter(time);
        return segment.from() == Long.MIN_VALUE
                ? end
                : Math.max(end, segment.shape().firstEndStartingAt(segment.from()));
    }

    private int index(long time) {
        int i = segments.size() - 1;
        while (segments.get(i).from() > time) {
            i--;
        }
        return i;
    }
}
