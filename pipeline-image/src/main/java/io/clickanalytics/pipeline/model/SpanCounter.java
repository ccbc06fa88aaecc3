package io.clickanalytics.pipeline.model;

import io.clickanalytics.pipeline.decode.BadReason;
import io.clickanalytics.pipeline.decode.ClickSink;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the clicks of one span. Not for several threads. */
public final class SpanCounter implements ClickSink {
    /** A log needs an example, not a list. */
    private static final int MOST_SAMPLES = 5;

    private final Slices slices;
    private final Limits limits;
    private final Items items;
    private final Cells cells = new Cells();
    private final Map<BadReason, Long> badByReason = new EnumMap<>(BadReason.class);
    private final List<BadSample> samples = new ArrayList<>();

    private long bad;
    private BadReason lastBad = BadReason.FORMAT;
    private long counted;
    private long filtered;
    private long maxEventTime = Long.MIN_VALUE;
    /** The slice of the last click: most often that of the next one, too. */
    private long sliceStart;

    private long sliceEnd;

    public SpanCounter(Slices slices, Limits limits) {
        this.slices = slices;
        this.limits = limits;
        this.items = new Items(limits.items());
    }

    @Override
    public void click(byte[] bytes, int offset, int length, long eventTime) {
        if (eventTime < 0 || eventTime > limits.latestTime()) {
            bad(BadReason.TIME);
            return;
        }
        int item = items.number(bytes, offset, length);
        if (item == Items.BAD) {
            bad(BadReason.ITEM);
            return;
        }
        if (eventTime >= sliceEnd || eventTime < sliceStart) {
            sliceStart = slices.start(eventTime);
            sliceEnd = sliceStart + slices.length(sliceStart);
        }
        cells.add(sliceStart, item);
        counted++;
        maxEventTime = Math.max(maxEventTime, eventTime);
    }

    @Override
    public void filtered() {
        filtered++;
    }

    @Override
    public void bad(BadReason reason) {
        bad++;
        lastBad = reason;
        badByReason.merge(reason, 1L, Long::sum);
    }

    /** Bad records so far: whoever decodes sees by it that a record was bad. */
    public long bad() {
        return bad;
    }

    /** The last bad record was at this offset. Returns what was wrong with it. */
    public BadReason lastBadWasAt(long offset) {
        if (samples.size() < MOST_SAMPLES) {
            samples.add(new BadSample(offset, lastBad));
        }
        return lastBad;
    }

    /** All that was counted, for this span. */
    public SpanCounts counts(Span span) {
        return new SpanCounts(
                span, SlicesOfCells.of(cells, items), new Tally(counted, filtered, badByReason), samples, maxEventTime);
    }
}
