package io.clickanalytics.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void ratesAreReadInSecondsMinutesAndHours() {
        assertThat(Pace.Steady.parse("100/s")).isEqualTo(new Pace.Steady(100));
        assertThat(Pace.Steady.parse("2.5")).isEqualTo(new Pace.Steady(2.5));
        assertThat(Pace.Steady.parse("30/m")).isEqualTo(new Pace.Steady(0.5));
        assertThat(Pace.Steady.parse("36/h")).isEqualTo(new Pace.Steady(0.01));
    }

    @Test
    void aRateOfNothingIsRefused() {
        assertThatThrownBy(() -> Pace.Steady.parse("0/s"))
                .hasMessage("a rate of 0.0/s sends nothing; give more than 0");
        assertThatThrownBy(() -> Pace.Steady.parse("fast")).hasMessage("'fast' is no rate; write 100/s, 30/m or 5/h");
    }

    @Test
    void aSteadyPaceIsKeptHoweverLongASendTakes() {
        var pacer = new Pacer(new Pace.Steady(2));

        assertThat(pacer.due(10 * SECOND, 0)).isEqualTo(10 * SECOND);
        assertThat(pacer.due(10 * SECOND + 300_000_000, 0)).isEqualTo(10 * SECOND + SECOND / 2);
        assertThat(pacer.due(10 * SECOND + 800_000_000, 0)).isEqualTo(11 * SECOND);
    }

    @Test
    void afterALongPauseOnlyASecondIsCaughtUp() {
        var pacer = new Pacer(new Pace.Steady(1000));

        pacer.due(0, 0);

        assertThat(pacer.due(60 * SECOND, 0)).isEqualTo(59 * SECOND);
    }

    @Test
    void realTimeKeepsTheDistancesOfTheLogDividedBySpeed() {
        var pacer = new Pacer(new Pace.RealTime("time", 2));

        assertThat(pacer.due(5 * SECOND, 1_000_000)).isEqualTo(5 * SECOND);
        assertThat(pacer.due(5 * SECOND, 1_003_000)).isEqualTo(5 * SECOND + 3 * SECOND / 2);
    }

    @Test
    void aNewRoundInRealTimeBeginsWithItsFirstRow() {
        var pacer = new Pacer(new Pace.RealTime("time", 1));
        pacer.due(0, 1_000_000);

        pacer.restart();

        assertThat(pacer.due(9 * SECOND, 1_000_000)).isEqualTo(9 * SECOND);
    }

    @Test
    void timeLeftFollowsFromTheShareThatIsDone() {
        var status = new ReplayStatus(100, 0, 0, 0.25, Duration.ofSeconds(10));

        assertThat(status.timeLeft()).contains(Duration.ofSeconds(30));
        assertThat(status.perSecond()).isEqualTo(10);
        assertThat(ConsoleProgress.line(status)).isEqualTo(" 25 %\t100 sent\t10/s\t30 s left");
    }

    @Test
    void aReplayWithoutEndHasNoTimeLeft() {
        assertThat(ConsoleProgress.line(new ReplayStatus(100, 0, 0, 0, Duration.ofSeconds(10))))
                .isEqualTo("100 sent\t10/s");
    }
}
