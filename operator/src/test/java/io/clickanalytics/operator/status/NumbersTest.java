package io.clickanalytics.operator.status;

import static io.clickanalytics.operator.status.Seen.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.clickanalytics.api.v1alpha1.PipelineStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The numbers in a status. */
final class NumbersTest {
    private static final DriverReport REPORT = Seen.report("RUNNING", Duration.ofSeconds(1));
    private static final ClickAnalyticsStatus STATUS = status();

    @Test
    void areRoundedToTwoDigits() {
        PipelineStatus numbers = Numbers.of(REPORT);

        assertThat(numbers).isEqualTo(new PipelineStatus("2026-11-21T07:59:58Z", 12_000L, 20_000L));
    }

    @Test
    void stayForAMinuteWhileNothingElseChanges() {
        ClickAnalyticsStatus early = Numbers.in(STATUS, STATUS, REPORT, NOW, NOW.plusSeconds(59));
        ClickAnalyticsStatus late = Numbers.in(STATUS, STATUS, REPORT, NOW, NOW.plusSeconds(60));

        assertThat(early.pipeline()).isNull();
        assertThat(late.pipeline()).isEqualTo(Numbers.of(REPORT));
    }

    @Test
    void comeAlongWithAConditionThatChanges() {
        ClickAnalytics resource = Seen.resource();
        resource.setStatus(STATUS);
        var slow = Seen.observation(new DriverState(Seen.driver(), Seen.pod(), REPORT, 0, Seen.SETTINGS));
        ClickAnalyticsStatus next = Statuses.observed(resource, slow, NOW);

        ClickAnalyticsStatus written = Numbers.in(STATUS, next, REPORT, NOW, NOW.plusSeconds(1));

        assertThat(written.pipeline()).isEqualTo(Numbers.of(REPORT));
    }

    private static ClickAnalyticsStatus status() {
        return Statuses.observed(Seen.resource(), Seen.flowing(), NOW);
    }
}
