package io.clickanalytics.pipeline.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PunctualityTest {
    private static final long BATCH = 100;
    private static final long NOW = 1_000_000_000;

    private final Punctuality punctuality = new Punctuality(BATCH);

    @Test
    void ofTheTicksMissedInEightHoursOfStandstillTheFirstIsRefusedAlready() {
        punctuality.require(answered(NOW), NOW);
        long thawed = NOW + Duration.ofHours(8).toMillis();

        // 288 000 ticks are due at once; every thousandth is tried, and none of them would be taken
        for (long due = NOW + BATCH; due < thawed - 10 * BATCH; due += 1_000 * BATCH) {
            long missed = due;
            assertThatThrownBy(() -> punctuality.require(answered(thawed), missed))
                    .hasMessageContaining("late: this machine or Kafka paused");
        }
    }

    @Test
    void aTickMayBeLateByTenBatches() {
        assertThatCode(() -> punctuality.require(answered(NOW + 10 * BATCH), NOW))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> punctuality.require(answered(NOW + 10 * BATCH + 1), NOW))
                .hasMessageContaining("1001 ms late");
    }

    @Test
    void aClockThatIsSetBackByThirtySecondsIsRefused() {
        punctuality.require(answered(NOW), NOW);

        assertThatThrownBy(() -> punctuality.require(answered(NOW - 30_000), NOW - 30_000))
                .hasMessageContaining("the clock went back by 30000 ms");
    }

    @Test
    void aClockThatIsAdjustedByASecondIsNot() {
        punctuality.require(answered(NOW), NOW);

        assertThatCode(() -> punctuality.require(answered(NOW - 1_000), NOW - 1_000))
                .doesNotThrowAnyException();
    }

    @Test
    void aTickWithoutAnAnswerSaysNothingOfTime() {
        punctuality.require(answered(NOW), NOW);

        assertThatCode(() -> punctuality.require(Tick.unanswered(NOW - 30_000), NOW - 60_000))
                .doesNotThrowAnyException();
    }

    private static Tick answered(long now) {
        return new Tick(now, Map.of(0, new Tick.Seen(new Span("phone", 0, 0, 0), 0, 0, now)), Map.of());
    }
}
