package io.clickanalytics.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StandingTest {
    @ParameterizedTest
    @CsvSource({
        "NEW, Unknown, Unknown",
        "FLOWING, Ready, DataFlows",
        "CHANGING, Reconciling, DataFlows",
        "BEGINNING, Reconciling, Creating",
        "WITHOUT_AN_IMAGE, Stalled, ImageNotPulled",
        "REJECTED, Stalled, Rejected",
        "SUSPENDED, Suspended, Suspended"
    })
    void isTheStatusInTwoWords(Situation situation, String state, String reason) {
        assertThat(Standing.of(Statuses.previous(situation.resource()))).isEqualTo(new Standing(state, reason));
    }
}
