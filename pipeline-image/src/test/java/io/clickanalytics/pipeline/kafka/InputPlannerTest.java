package io.clickanalytics.pipeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputPlannerTest {
    @Test
    void aTickOfASecondAsksADelayAfterIt() {
        var pace = new InputPlanner.Pace(1_000, 200, 1, 1);

        assertThat(pace.untilAsking(5_003)).isEqualTo(197);
        assertThat(pace.untilAsking(5_200)).isZero();
        assertThat(pace.untilAsking(5_900)).isZero();
    }

    @Test
    void aTickShorterThanTheDelayAsksAtTheTickThatComesADelayLater() {
        assertThat(new InputPlanner.Pace(100, 200, 1, 1).untilAsking(5_003)).isZero();
        assertThat(new InputPlanner.Pace(150, 200, 1, 1).untilAsking(4_503)).isEqualTo(47);
    }

    @Test
    void ticksThatQueuedUpBehindASlowAnswerAskNothing() {
        var pace = new InputPlanner.Pace(100, 200, 1, 1);

        assertThat(pace.isBehind(0)).isTrue();
        assertThat(pace.isBehind(24)).isTrue();
        assertThat(pace.isBehind(25)).isFalse();
        assertThat(pace.isBehind(-1)).isFalse();
    }
}
