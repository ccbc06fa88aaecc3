package io.clickanalytics.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final Duration LOOK = Duration.ofMillis(500);
    private final Standstill standstill = new Standstill(Duration.ofSeconds(10));
    private long now;

    @Test
    void workThatStandsStillLongerThanPatienceIsFound() {
        assertThat(looksUntilFound(7)).isEqualTo(22);
    }

    @Test
    void aStepBeginsPatienceAnew() {
        look(LOOK, 7, false, 15);

        boolean found = look(LOOK, 8, false, 20);

        assertThat(found).isFalse();
        assertThat(looksUntilFound(8)).isLessThan(3);
    }

    @Test
    void whatIsExcusedIsNeverFoundAndBeginsPatienceAnew() {
        look(LOOK, 7, false, 15);

        boolean found = look(LOOK, 7, true, 1_000);

        assertThat(found).isFalse();
        assertThat(looksUntilFound(7)).isEqualTo(21);
    }

    @Test
    void aPauseOfTheProcessItselfIsHeldAgainstNobody() {
        look(LOOK, 7, false, 10);

        boolean found = look(Duration.ofHours(8), 7, false, 1);

        assertThat(found).isFalse();
    }

    private int looksUntilFound(long steps) {
        for (int looks = 1; looks < 1_000; looks++) {
            if (look(LOOK, steps, false, 1)) {
                return looks;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** What the last of so many looks found. */
    private boolean look(Duration after, long steps, boolean excused, int times) {
        boolean found = false;
        for (int i = 0; i < times; i++) {
            now += after.toNanos();
            found = standstill.lasts(now, steps, excused);
        }
        return found;
    }
}
