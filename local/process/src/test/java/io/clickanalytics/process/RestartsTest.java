package io.clickanalytics.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.process.Restarts.Next;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RestartsTest {
    private static final Restarts RESTARTS =
            new Restarts(4, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(1), Set.of());

    @Test
    void doublesThePauseUpToTheLongestAndThenGivesUp() {
        List<Next> decisions = new ArrayList<>();
        int failures = 0;
        for (int i = 0; i < 5; i++) {
            Next next = RESTARTS.after(failures, Duration.ofSeconds(59), 7);
            failures = next.failures();
            decisions.add(next);
        }

        assertThat(decisions)
                .containsExactly(
                        new Next.Again(1, Duration.ofSeconds(1)),
                        new Next.Again(2, Duration.ofSeconds(2)),
                        new Next.Again(3, Duration.ofSeconds(4)),
                        new Next.Again(4, Duration.ofSeconds(5)),
                        new Next.GiveUp(5, "ended 5 times in a row, the last time with exit code 7"));
    }

    @Test
    void forgivesWhoWasReadyLongEnough() {
        Next next = RESTARTS.after(4, Duration.ofMinutes(1), 7);

        assertThat(next).isEqualTo(new Next.Again(1, Duration.ofSeconds(1)));
    }

    @Test
    void startsNobodyAgainWhoRefused() {
        Restarts restarts = RESTARTS.butNotAfter(2, 3);

        assertThat(restarts.after(0, Duration.ofMinutes(5), 3))
                .isEqualTo(new Next.GiveUp(1, "refused with exit code 3, and would again"));
        assertThat(restarts.after(0, Duration.ZERO, 1)).isInstanceOf(Next.Again.class);
    }
}
