package io.clickanalytics.pipeline.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * The count itself: which offsets were read, what was counted in open slices, how far event time has come, which windows are
 * published. Batches are merged in order; {@link #advance} then moves event time on and says what to publish. It lives in the
 * driver's memory and runs ahead of the last commit: after any failure it is thrown away and built anew from the commit.
 */
public final class Count {
    private final CountingRules rules;
    private final OpenSlices slices;
    private final Publication publication;
    private final Progress progress;
    private final Fate fate;
    private final Map<Integer, Counted> offsets;
    private Timeline timeline;
    private long watermark;
    private long target;

    /**
     * Goes on where a commit left off; its slices are restored by {@link OpenSlices#restore}.
     */
    public Count(CountingRules rules, OpenSlices slices, Position position, Map<Integer, Counted> offsets, Fate fate) {
        this.rules = rules;
        this.fate = fate;
        this.offsets = new TreeMap<>(offsets);
        this.timeline = position.timeline();
        this.watermark = position.watermark();
        this.target = watermark;
        this.slices = slices;
        this.progress = new Progress(rules.delay());
        this.publication = new Publication(rules.lateness(), rules.top());
        publication.restore(position.publishedUpTo(), position.firstStart(), position.open());
    }

    /** What one step of event time brings; all of it belongs in one commit. */
    public record Step(
            List<WindowResult> results, NavigableMap<Long, SliceTotals> added, List<Long> expired, boolean more) {}

    /**
     * Takes in one batch.
     *
     * @param now epoch milliseconds; event time never runs ahead of it
     * @return what came too late
     * @throws IllegalStateException when the batch does not start where the last one ended: a batch before it failed
     */
    public List<LateClicks> merge(Tick tick, List<SpanCounts> counts, long now) {
        List<LateClicks> late = new ArrayList<>();
        tick.partitions()
                .forEach((partition, seen) -> extend(seen.span(), tick.lost().getOrDefault(partition, 0L)));
        Map<Integer, Long> latest = new HashMap<>();
        for (SpanCounts span : counts) {
            add(span, late);
            if (span.maxEventTime() != Long.MIN_VALUE) {
                latest.put(span.span().partition(), span.maxEventTime());
            }
        }
        progress.advance(tick, latest);
        target = Math.max(watermark, Math.min(progress.watermark(), now));
        return late;
    }

    /**
     * Partitions that should wait, because the open slices take much room and what these partitions would add lies there until
     * the slowest has caught up with them. The slowest never waits.
     */
    public Set<Integer> ahead() {
        return slices.isCrowded() ? progress.aheadBy(timeline.shape().slide()) : Set.of();
    }

    /** The partition that event time waits for. */
    public OptionalInt slowest() {
        return progress.slowest();
    }

    /** True when {@link #advance} would publish something. */
    public boolean windowsDue() {
        return publication.isDue(target, timeline, slices);
    }

    /** Moves event time on as far as one commit may. */
    public Step advance() {
        if (target == Long.MIN_VALUE) {
            return new Step(List.of(), slices.takeAdded(), List.of(), false);
        }
        Publication.Part part = publication.publish(target, timeline, slices);
        watermark = Math.max(watermark, part.watermark());
        publication.forgetFinal(watermark);
        List<Long> expired = expired();
        expired.forEach(slices::remove);
        timeline = timeline.since(Math.min(
                watermark - rules.lateness(),
                slices.firstAtOrAfter(Long.MIN_VALUE).orElse(watermark)));
        return new Step(part.results(), slices.takeAdded(), expired, part.more());
    }

    /** Publishes what is not final again: the results topic was made anew. */
    public void publishAgain() {
        publication.again(watermark, timeline);
    }

    /** Another shape of windows, from the first boundary of both on that no click has reached. */
    public void change(Shape shape) {
        long reached = slices.slices().isEmpty()
                ? Long.MIN_VALUE
                : endOf(slices.slices().lastKey());
        long published = publication.publishedUpTo() == null ? Long.MIN_VALUE : publication.publishedUpTo();
        long from = Math.max(reached, Math.max(published, watermark));
        timeline = from == Long.MIN_VALUE ? Timeline.of(shape) : timeline.changed(shape, from);
    }

    /** Where event time is, for the commit record. */
    public Position position() {
        return new Position(
                watermark, publication.publishedUpTo(), publication.firstStart(), timeline, publication.open());
    }

    /** The counted offsets of each partition. */
    public Map<Integer, Counted> offsets() {
        return Map.copyOf(offsets);
    }

    /** What became of the records. */
    public Fate.Totals totals() {
        return fate.totals();
    }

    /** The open slices. */
    public OpenSlices slices() {
        return slices;
    }

    /** Which slice an event time falls in. */
    public Slices layout() {
        return timeline.slices();
    }

    private void extend(Span span, long lost) {
        Counted counted = offsets.getOrDefault(span.partition(), new Counted(span.from(), span.from() - lost));
        if (span.from() != counted.end() + lost) {
            throw new IllegalStateException(
                    "the batch of %s-%d starts at %d, the count is at %d (%d lost): a batch before it failed"
                            .formatted(span.topic(), span.partition(), span.from(), counted.end(), lost));
        }
        fate.lost(lost);
        offsets.put(span.partition(), new Counted(counted.start(), span.until()));
    }

    private void add(SpanCounts span, List<LateClicks> late) {
        fate.filtered(span.tally().filtered());
        span.tally().bad().forEach(fate::bad);
        for (SliceCounts slice : span.slices()) {
            long delay = watermark == Long.MIN_VALUE ? 0 : watermark - endOf(slice.start());
            if (watermark != Long.MIN_VALUE && delay >= rules.lateness()) {
                fate.dropped(Fate.Drop.LATE, slice.total());
                late.add(new LateClicks(span.span().partition(), delay, slice.total()));
            } else {
                add(slice);
            }
        }
    }

    private void add(SliceCounts slice) {
        if (publication.isBeforeFirstWindow(slice.start())) {
            fate.dropped(Fate.Drop.BEFORE_FIRST_WINDOW, slice.total());
        } else {
            fate.counted(slice.total());
            slice.forEach((item, clicks) -> slices.add(slice.start(), item, clicks));
            if (slice.untold() > 0) {
                slices.addOther(slice.start(), slice.untold());
            }
            publication.touch(slice.start(), timeline);
        }
    }

    private long endOf(long sliceStart) {
        return sliceStart + timeline.slices().length(sliceStart);
    }

    /** Slices whose last window is final. */
    private List<Long> expired() {
        return slices.slices().keySet().stream()
                .takeWhile(start -> timeline.lastEndHolding(start) + rules.lateness() <= watermark)
                .toList();
    }
}
