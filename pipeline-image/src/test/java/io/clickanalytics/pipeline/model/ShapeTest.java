package io.clickanalytics.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Property
    void windowsHoldingATimeAreThoseBetweenFirstAndLastEnd(
            @ForAll @IntRange(min = 1, max = 50) int length,
            @ForAll @IntRange(min = 1, max = 50) int slide,
            @ForAll @LongRange(min = -10_000_000, max = 10_000_000) long time) {
        Assume.that(slide <= length);
        var shape = new Shape(length * 10L, slide * 10L, ZoneId.of("UTC"));

        long first = shape.firstEndAfter(time);
        long last = shape.lastEndHolding(time);

        for (long end = first - 3 * shape.slide(); end <= last + 3 * shape.slide(); end += shape.slide()) {
            boolean holds = shape.startOf(end) <= time && time < end;
            assertThat(holds).isEqualTo(first <= end && end <= last);
        }
    }

    @Property
    void everyWindowIsAWholeNumberOfSlices(
            @ForAll @IntRange(min = 1, max = 50) int length,
            @ForAll @IntRange(min = 1, max = 50) int slide,
            @ForAll @LongRange(min = 0, max = 10_000_000) long time) {
        Assume.that(slide <= length);
        var shape = new Shape(length * 10L, slide * 10L, ZoneId.of("UTC"));

        long end = shape.firstEndAfter(time);

        assertThat(end % shape.slice()).isZero();
        assertThat(shape.startOf(end) % shape.slice()).isZero();
    }

    @Property
    void tumblingWindowsHandOverAtTheFirstEndOfBoth(
            @ForAll @IntRange(min = 1, max = 30) int one,
            @ForAll @IntRange(min = 1, max = 30) int other,
            @ForAll @LongRange(min = 0, max = 1_000_000) long time) {
        Shape first = Shape.of(Duration.ofMillis(one * 10L), Duration.ofMillis(one * 10L));
        Shape second = Shape.of(Duration.ofMillis(other * 10L), Duration.ofMillis(other * 10L));

        long boundary = first.handover(second, time);

        long naive = time;
        while (naive % first.slide() != 0 || naive % second.slide() != 0) {
            naive++;
        }
        assertThat(boundary).isEqualTo(naive);
    }

    @Test
    void aDayInBerlinHas23HoursWhenTheClockGoesForward() {
        var day = new Shape(Duration.ofDays(1).toMillis(), Duration.ofDays(1).toMillis(), BERLIN);

        long end = day.firstEndAfter(at("2026-03-29T10:00:00Z"));

        assertThat(end).isEqualTo(at("2026-03-29T22:00:00Z"));
        assertThat(day.startOf(end)).isEqualTo(at("2026-03-28T23:00:00Z"));
        assertThat(day.firstEndStartingAt(at("2026-03-28T23:00:00Z"))).isEqualTo(end);
        assertThat(day.lastEndAtOrBefore(end)).isEqualTo(end);
    }

    @Test
    void anHourInKolkataEndsAtHalfPastInUtc() {
        var hour = new Shape(Duration.ofHours(1).toMillis(), Duration.ofHours(1).toMillis(), ZoneId.of("Asia/Kolkata"));

        assertThat(hour.firstEndAfter(at("2026-03-29T10:40:00Z"))).isEqualTo(at("2026-03-29T11:30:00Z"));
    }

    @Test
    void aDayInBerlinAndTwoSecondsHandOverAtMidnightThere() {
        var day = new Shape(Duration.ofDays(1).toMillis(), Duration.ofDays(1).toMillis(), BERLIN);
        Shape seconds = Shape.of(Duration.ofSeconds(2), Duration.ofSeconds(2));

        assertThat(seconds.handover(day, at("2026-11-21T10:00:01Z"))).isEqualTo(at("2026-11-21T23:00:00Z"));
        assertThat(day.handover(seconds, at("2026-11-21T10:00:01Z"))).isEqualTo(at("2026-11-21T23:00:00Z"));
    }

    @Test
    void slidingWindowsBeginWhereTheOldOnesEndEvenWhenTheirLengthIsNoMultipleOfTheirSlide() {
        Shape second = Shape.of(Duration.ofSeconds(1), Duration.ofSeconds(1));
        Shape fiveByTwo = Shape.of(Duration.ofSeconds(5), Duration.ofSeconds(2));

        long handover = second.handover(fiveByTwo, 10_000);

        assertThat(handover).isEqualTo(11_000);
        assertThat(fiveByTwo.firstEndStartingAt(handover)).isEqualTo(16_000);
    }

    @Test
    void shapesThatNeverMeetHandOverAtASliceOfBoth() {
        Shape two = Shape.of(Duration.ofSeconds(2), Duration.ofSeconds(2));
        Shape fiveByTwo = Shape.of(Duration.ofSeconds(5), Duration.ofSeconds(2));
        var kolkata = new Shape(3_600_000, 3_600_000, ZoneId.of("Asia/Kolkata"));
        Shape hour = Shape.of(Duration.ofHours(1), Duration.ofHours(1));

        assertThat(two.handover(fiveByTwo, 9_000)).isEqualTo(10_000);
        assertThat(kolkata.handover(hour, 9_000)).isEqualTo(3_600_000);
    }

    @Test
    void aSlideAboveTheLengthIsRefused() {
        assertThatThrownBy(() -> Shape.of(Duration.ofSeconds(1), Duration.ofSeconds(2)))
                .hasMessageContaining("window.slide 2000 ms")
                .hasMessageContaining("at most the length");
    }

    @Test
    void slicesThatAreTooSmallAreRefused() {
        assertThatThrownBy(() -> Shape.of(Duration.ofMillis(1001), Duration.ofMillis(1000)))
                .hasMessageContaining("slices of 1 ms");
    }

    @Test
    void slidingWindowsInAZoneAreRefused() {
        assertThatThrownBy(() -> new Shape(2 * 3_600_000, 3_600_000, BERLIN)).hasMessageContaining("Europe/Berlin");
    }

    private static long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
