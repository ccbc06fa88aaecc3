package io.clickanalytics.pipeline.model;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Length and slide of the windows. Windows are aligned to the epoch: their ends are multiples of the slide; in a zone other
 * than UTC only tumbling windows of an hour or a day exist, which follow that zone's clock.
 *
 * @param length milliseconds, at least the slide
 * @param slide milliseconds between two ends
 * @param zone whose hours and days the windows are
 */
public record Shape(long length, long slide, ZoneId zone) {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    /** All offsets in use are multiples of it, so every hour and day of a zone is a whole number of these. */
    private static final long ZONED_SLICE = Duration.ofMinutes(15).toMillis();

    private static final long SHORTEST_SLICE = 10;
    private static final long MOST_SLICES = 10_000;

    public Shape {
        if (slide <= 0 || length < slide) {
            throw new IllegalArgumentException(
                    "window.length is %d ms and window.slide %d ms; a slide is above 0 and at most the length"
                            .formatted(length, slide));
        }
        boolean utc = zone.normalized().equals(ZoneOffset.UTC);
        zone = utc ? ZoneOffset.UTC : zone;
        if (!utc && (length != slide || (length != HOUR && length != DAY))) {
            throw new IllegalArgumentException(
                    "window.zone is " + zone + "; only tumbling windows of 1 h or 1 d have a zone, use UTC for others");
        }
        long slice = utc ? gcd(length, slide) : ZONED_SLICE;
        if (slice < SHORTEST_SLICE || length / slice > MOST_SLICES) {
            throw new IllegalArgumentException(
                    "window.length %d ms and window.slide %d ms share slices of %d ms; wanted at least %d ms and at most %d slices a window"
                            .formatted(length, slide, slice, SHORTEST_SLICE, MOST_SLICES));
        }
    }

    /** A shape of windows that follow UTC. */
    public static Shape of(Duration length, Duration slide) {
        return new Shape(length.toMillis(), slide.toMillis(), ZoneOffset.UTC);
    }

    /** Milliseconds of a slice: every window is a whole number of slices. */
    public long slice() {
        return zoned() ? ZONED_SLICE : gcd(length, slide);
    }

    /** The smallest window end later than the time. It is the end of the first window that holds the time. */
    public long firstEndAfter(long time) {
        if (!zoned()) {
            return (Math.floorDiv(time, slide) + 1) * slide;
        }
        if (length == DAY) {
            return dayOf(time).plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        }
        long offset =
                zone.getRules().getStandardOffset(Instant.ofEpochMilli(time)).getTotalSeconds() * 1000L;
        return (Math.floorDiv(time + offset, HOUR) + 1) * HOUR - offset;
    }

    /** The largest window end at or before the time. */
    public long lastEndAtOrBefore(long time) {
        if (!zoned()) {
            return Math.floorDiv(time, slide) * slide;
        }
        return startOf(firstEndAfter(time));
    }

    /** The inclusive start of the window with this end. */
    public long startOf(long end) {
        if (zoned() && length == DAY) {
            return dayOf(end - 1).atStartOfDay(zone).toInstant().toEpochMilli();
        }
        return end - length;
    }

    /** The end of the last window that holds the time. */
    public long lastEndHolding(long time) {
        return zoned() ? firstEndAfter(time) : lastEndAtOrBefore(time + length);
    }

    /** The smallest end of a window that starts at or after the time. */
    public long firstEndStartingAt(long time) {
        if (zoned()) {
            return firstEndAfter(firstEndAfter(time - 1));
        }
        return firstEndAfter(time + length - 1);
    }

    /**
     * The first time at or after the given one at which a window of this shape ends and one of the next begins. Where there
     * is none (ends at 0, 2, 4 s, starts at 1, 3, 5 s), the first at which a slice of each begins: around it, clicks may be
     * in no window.
     */
    public long handover(Shape next, long time) {
        long end = firstEndAfter(time - 1);
        for (long tries = 2 * next.slide / gcd(slide, next.slide); tries >= 0; tries--) {
            if (next.firstEndStartingAt(end) == next.endOf(end)) {
                return end;
            }
            end = firstEndAfter(end);
        }
        long slices = slice() / gcd(slice(), next.slice()) * next.slice();
        return -Math.floorDiv(-time, slices) * slices;
    }

    /** The end of a window that would start at the time. */
    private long endOf(long start) {
        return zoned() ? firstEndAfter(start) : start + length;
    }

    private boolean zoned() {
        return !zone.equals(ZoneOffset.UTC);
    }

    private LocalDate dayOf(long time) {
        return Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
    }

    private static long gcd(long a, long b) {
        return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).longValueExact();
    }
}
