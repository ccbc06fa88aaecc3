package io.clickanalytics.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is told to people of a change. */
final class NewsTest {
    private static final ClickAnalytics RESOURCE = Seen.resource();
    private static final ClickAnalyticsStatus FLOWING = Statuses.observed(RESOURCE, Seen.flowing(), Seen.NOW);
    private static final ClickAnalyticsStatus STALE = Statuses.observed(
            RESOURCE,
            Seen.observation(new DriverState(
                    Seen.driver(), Seen.pod(), Seen.report("RUNNING", Duration.ofSeconds(40)), 2, Seen.SETTINGS)),
            Seen.NOW);

    @Test
    void thatAllIsInOrderIsToldOnce() {
        assertThat(News.between(STALE, FLOWING)).extracting(News::reason).containsExactly("DataFlows");
    }

    @Test
    void whatIsNotInOrderIsToldOnce() {
        assertThat(News.between(FLOWING, STALE)).extracting(News::reason).containsOnlyOnce("NoCommit");
    }

    @Test
    void nothingIsToldOfNothing() {
        assertThat(News.between(FLOWING, FLOWING)).isEmpty();
    }
}
