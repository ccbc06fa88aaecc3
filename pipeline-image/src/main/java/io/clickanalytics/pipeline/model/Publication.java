package io.clickanalytics.pipeline.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    /** Windows that are published again at most: each is a line in the commit record until it is. */
    static final int MOST_AGAIN = 5_000;

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

    /**
     * Lets the newest windows that are not final be published again as if for the first time: whoever held them lost them.
     * The counts of older ones are not whole any more.
     */
    public void again(long watermark, Timeline timeline) {
        if (publishedUpTo == null || firstStart == null) {
            return;
        }
        Deque<Window> lost = new ArrayDeque<>();
        Window window = timeline.firstEndingAfter(watermark - lateness);
        while (window.end() <= publishedUpTo) {
            if (window.start() >= firstStart) {
                lost.add(window);
            }
            if (lost.size() > MOST_AGAIN) {
                lost.remove();
            }
            window = timeline.firstEndingAfter(window.end());
        }
        for (Window each : lost) {
            long end = each.end();
            open.merge(
                    end,
                    OpenWindow.unpublished(each, null),
                    (known, fresh) -> OpenWindow.unpublished(each, known.link()));
        }
    }

    /**
     * Windows and revisions of one commit.
     *
     * @param watermark of the commit: all that was due by then is in it
     * @param more something is left for the next
     */
    record Part(List<WindowResult> results, long watermark, boolean more) {}

    /** What is due at the watermark, in the order in which it became due, at most {@link #MOST_WINDOWS} of it. */
    Part publish(long watermark, Timeline timeline, OpenSlices slices) {
        List<WindowResult> results = new ArrayList<>();
        Deque<Window> revisions = dueRevisions(watermark, timeline);
        long reached = Long.MIN_VALUE;
        while (true) {
            Closing closing = closing(watermark, timeline, slices);
            Window revised = revisions.peek();
            if (closing == null && revised == null) {
                return new Part(results, watermark, false);
            }
            if (results.size() == MOST_WINDOWS) {
                return new Part(results, reached, true);
            }
            if (revised != null
                    && (closing == null || dueAt(revised) <= closing.window().end())) {
                reached = Math.max(reached, dueAt(revised));
                results.add(revise(revisions.remove(), watermark, slices));
            } else if (closing != null) {
                reached = Math.max(reached, closing.window().end());
                results.add(close(closing, watermark, slices));
            }
        }
    }

    /** True when a window closes or a revision is due at the watermark. */
    public boolean isDue(long watermark, Timeline timeline, OpenSlices slices) {
        OptionalLong after = lastEnd(slices);
        boolean closes = after.isPresent()
                && timeline.firstEndingAfter(after.getAsLong()).end() <= watermark;
        return closes || open.keySet().stream().anyMatch(end -> isDue(window(end, timeline), watermark));
    }

    /** Forgets the windows that are final at the watermark. */
    public void forgetFinal(long watermark) {
        open.headMap(watermark - lateness, true).clear();
    }

    private boolean isDue(Window window, long watermark) {
        return state(window).dirty() && dueAt(window) <= watermark;
    }

    /** When late clicks of a window are shown: a slide after it was published last, or when it becomes final. */
    private long dueAt(Window window) {
        return Math.min(
                window.end() + lateness,
                state(window).publishedAt() + window.shape().slide());
    }

    private OpenWindow state(Window window) {
        return Objects.requireNonNull(open.get(window.end()));
    }

    /** Of two that became due together the older comes first: it may be about to become final. */
    private Deque<Window> dueRevisions(long watermark, Timeline timeline) {
        return open.keySet().stream()
                .map(end -> window(end, timeline))
                .filter(window -> isDue(window, watermark))
                .sorted(Comparator.comparingLong(this::dueAt).thenComparingLong(Window::end))
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    private WindowResult revise(Window window, long watermark, OpenSlices slices) {
        OpenWindow revised = state(window).revised(watermark);
        open.put(window.end(), revised);
        return new WindowResult(window, slices.sum(window, top), revised.revision(), previous(window, revised), null);
    }

    private static Window window(long end, Timeline timeline) {
        return timeline.firstEndingAfter(end - 1);
    }

    /** The end after which the next window ends; before the first window, the start of the first click's slice. */
    private OptionalLong lastEnd(OpenSlices slices) {
        return publishedUpTo != null ? OptionalLong.of(publishedUpTo) : slices.firstAtOrAfter(Long.MIN_VALUE);
    }

    /**
     * A window that closes.
     *
     * @param silent it stands for all windows since the one before, which are empty like it
     */
    private record Closing(Window window, boolean silent) {}

    /** The next window that closes; none before the first click. */
    private @Nullable Closing closing(long watermark, Timeline timeline, OpenSlices slices) {
        OptionalLong after = lastEnd(slices);
        if (after.isEmpty()) {
            return null;
        }
        Window next = timeline.firstEndingAfter(after.getAsLong());
        if (next.end() > watermark) {
            return null;
        }
        Window last = endOfSilence(next, watermark, timeline, slices);
        return new Closing(last, last.end() != next.end());
    }

    private WindowResult close(Closing closing, long watermark, OpenSlices slices) {
        Window window = closing.window();
        Long before = publishedUpTo;
        if (before == null) {
            firstStart = window.start();
        }
        publishedUpTo = window.end();
        if (before == null || before != window.shape().lastEndAtOrBefore(window.end() - 1)) {
            open.put(window.end(), new OpenWindow(0, false, watermark, new OpenWindow.Link(before)));
        }
        return new WindowResult(window, slices.sum(window, top), 0, before, closing.silent() ? before : null);
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
