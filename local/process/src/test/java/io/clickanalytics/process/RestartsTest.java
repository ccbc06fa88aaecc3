package io.clickanalytics.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.process.Restarts.Next;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RestartsTest {
    private static final Restarts RESTARTS =
            new Restarts(4, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(1));

    @Test
    void doublesThePauseUpToTheLongestAndThenGivesUp() {
        List<Next> decisions = new ArrayList<>();
        int failures = 0;
        for (int i = 0; i < 5; i++) {
            Next next = RESTARTS.after(failures, Duration.ofSeconds(59));
            failures = next.failures();
            decisions.add(next);
        }

        assertThat(decisions)
                .containsExactly(
                        new Next.Again(1, Duration.ofSeconds(1)),
                        new Next.Again(2, Duration.ofSeconds(2)),
                        new Next.Again(3, Duration.ofSeconds(4)),
                        new Next.Again(4, Duration.ofSeconds(5)),
                        new Next.GiveUp(5));
    }

    @Test
    void forgivesWhoWasReadyLongEnough() {
        Next next = RESTARTS.after(4, Duration.ofMinutes(1));

        assertThat(next).isEqualTo(new Next.Again(1, Duration.ofSeconds(1)));
    }
}
