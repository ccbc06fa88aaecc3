package io.clickanalytics.pipeline.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which windows are published, in which revision: each when the watermark passes its end, also when empty; again when late
 * clicks changed it, at most once a slide and for the last time when it becomes final.
 */
public final class Publication {
    /** Empty windows in a row that are published one by one. */
    static final long MOST_EMPTY = 1_000;

    /** Windows of one commit at most. */
    public static final int MOST_WINDOWS = 500;

    private final long lateness;
    private final int top;
    private final NavigableMap<Long, OpenWindow> open = new TreeMap<>();
    private @Nullable Long publishedUpTo;
    private @Nullable Long firstStart;

    /**
     * @param lateness milliseconds after its end for which a window takes late clicks
     * @param top items of a result
     */
    public Publication(long lateness, int top) {
        this.lateness = lateness;
        this.top = top;
    }

    /** Goes on where a commit left off. */
    public void restore(@Nullable Long lastEnd, @Nullable Long startOfFirst, Map<Long, OpenWindow> windows) {
        publishedUpTo = lastEnd;
        firstStart = startOfFirst;
        open.putAll(windows);
    }

    /** End of the last window published; absent before the first. */
    public @Nullable Long publishedUpTo() {
        return publishedUpTo;
    }

    /** Start of the first window; absent before the first is published. */
    public @Nullable Long firstStart() {
        return firstStart;
    }

    /** Windows with something to remember, by end. */
    public NavigableMap<Long, OpenWindow> open() {
        return open;
    }

    /** True when clicks of the slice come before the first window, so that no window will ever hold them. */
    public boolean isBeforeFirstWindow(long sliceStart) {
        return firstStart != null && sliceStart < firstStart;
    }

    /** Notes that a slice got clicks: published windows that hold it have a revision to come. */
    public void touch(long sliceStart, Timeline timeline) {
        if (publishedUpTo == null) {
            return;
        }
        Window window = timeline.firstEndingAfter(sliceStart);
        while (window.end() <= publishedUpTo && window.start() <= sliceStart) {
            long end = window.end();
            open.merge(end, new OpenWindow(0, true, end, null), (known, fresh) -> known.touched());
            window = timeline.firstEndingAfter(end);
        }
    }

    /** Revisions that are due at the watermark. */
    public List<WindowResult> revisions(long watermark, Timeline timeline, OpenSlices slices) {
        List<WindowResult> due = new ArrayList<>();
        for (Map.Entry<Long, OpenWindow> entry : open.entrySet()) {
            Window window = window(entry.getKey(), timeline);
            if (isDue(window, entry.getValue(), watermark)) {
                OpenWindow revised = entry.getValue().revised(watermark);
                entry.setValue(revised);
                due.add(new WindowResult(
                        window, slices.sum(window, top), revised.revision(), previous(window, revised), null));
            }
        }
        return due;
    }

    /** True when a window closes or a revision is due at the watermark. */
    public boolean isDue(long watermark, Timeline timeline, OpenSlices slices) {
        OptionalLong after = lastEnd(slices);
        boolean closes = after.isPresent()
                && timeline.firstEndingAfter(after.getAsLong()).end() <= watermark;
        return closes
                || open.entrySet().stream()
                        .anyMatch(entry -> isDue(window(entry.getKey(), timeline), entry.getValue(), watermark));
    }

    /** Forgets the windows that are final at the watermark. */
    public void forgetFinal(long watermark) {
        open.headMap(watermark - lateness, true).clear();
    }

    /**
     * The windows that close at the watermark, in order, at most {@link #MOST_WINDOWS}.
     *
     * @return empty when none closes or no click has come yet
     */
    public List<WindowResult> closing(long watermark, Timeline timeline, OpenSlices slices) {
        List<WindowResult> closed = new ArrayList<>();
        while (closed.size() < MOST_WINDOWS) {
            OptionalLong after = lastEnd(slices);
            if (after.isEmpty()) {
                return closed;
            }
            Window next = timeline.firstEndingAfter(after.getAsLong());
            if (next.end() > watermark) {
                return closed;
            }
            closed.add(publish(next, watermark, timeline, slices));
        }
        return closed;
    }

    private boolean isDue(Window window, OpenWindow state, long watermark) {
        boolean last = window.end() + lateness <= watermark;
        return state.dirty()
                && (last || watermark >= state.publishedAt() + window.shape().slide());
    }

    private static Window window(long end, Timeline timeline) {
        return timeline.firstEndingAfter(end - 1);
    }

    /** The end after which the next window ends; before the first window, the start of the first click's slice. */
    private OptionalLong lastEnd(OpenSlices slices) {
        return publishedUpTo != null ? OptionalLong.of(publishedUpTo) : slices.firstAtOrAfter(Long.MIN_VALUE);
    }

    private WindowResult publish(Window next, long watermark, Timeline timeline, OpenSlices slices) {
        Window last = endOfSilence(next, watermark, timeline, slices);
        Long before = publishedUpTo;
        boolean silent = last.end() != next.end();
        if (before == null) {
            firstStart = last.start();
        }
        publishedUpTo = last.end();
        var state = new OpenWindow(0, false, watermark, new OpenWindow.Link(before));
        if (before == null || before != last.shape().lastEndAtOrBefore(last.end() - 1)) {
            open.put(last.end(), state);
        }
        return new WindowResult(last, slices.sum(last, top), 0, before, silent ? before : null);
    }

    /** The window itself, or the last of a silence too long to publish all its windows; those that are not final never are left out. */
    private Window endOfSilence(Window next, long watermark, Timeline timeline, OpenSlices slices) {
        if (publishedUpTo == null) {
            return next;
        }
        OptionalLong click = slices.firstAtOrAfter(next.start());
        long silentUntil = Math.min(watermark - lateness, click.orElse(Long.MAX_VALUE));
        if ((silentUntil - next.end()) / next.shape().slide() < MOST_EMPTY) {
            return next;
        }
        return timeline.lastLike(next, silentUntil);
    }

    private static @Nullable Long previous(Window window, OpenWindow state) {
        OpenWindow.Link link = state.link();
        return link != null ? link.previous() : Long.valueOf(window.shape().lastEndAtOrBefore(window.end() - 1));
    }
}
