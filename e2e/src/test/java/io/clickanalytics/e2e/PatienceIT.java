package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.harness.Load;
import io.clickanalytics.e2e.harness.PipelineProcess;
import io.clickanalytics.e2e.harness.Report;
import io.clickanalytics.e2e.harness.Shop;
import io.clickanalytics.e2e.harness.Site;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What takes a minute or two and little work: these wait side by side, and beside other tests. */
@Tag("soak")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.CONCURRENT)
final class PatienceIT {
    private static final Duration CATCH_UP = Duration.ofMinutes(2);

    @RegisterExtension
    static final Site site = Site.ofOneBroker();

    @Test
    void aPipelineThatStoodStillBeyondItsTransactionWritesNothingWhenItGoesOn() throws InterruptedException {
        site.topics().create("frozen", 3);
        try (var deployment = site.deployment("frozen");
                Load load = Load.started(site.kafka(), deployment.input(), 500)) {
            PipelineProcess first = deployment.start().awaitReady().runs(Duration.ofSeconds(2));
            first.freeze();
            PipelineProcess second = deployment.start().awaitReady().runs(Duration.ofSeconds(40));
            first.thaw();
            first.runs(Duration.ofSeconds(15));
            second.runs(Duration.ofMillis(1));

            long clicks = load.stop();
            deployment.recount(CATCH_UP).isRight(clicks);
        }
    }

    @Test
    void clicksOfATransactionThatWasOpenForAMinuteAreInTheWindowsOfTheirTime() throws InterruptedException {
        site.topics().create("open", 2);
        try (var deployment = site.deployment("open");
                Load load = Load.started(site.kafka(), "open", 500);
                Shop shop = Shop.withTransactions(site.kafka(), "open")) {
            PipelineProcess pipeline = deployment.start().awaitReady();
            shop.begin().clicks(100);
            pipeline.runs(Duration.ofSeconds(30));
            shop.clicks(100);
            pipeline.runs(Duration.ofSeconds(30));
            shop.commit();

            long clicks = load.stop() + 200;
            Report report = deployment.recount(CATCH_UP).isRight(clicks);
            assertThat(report.number("dropped")).isZero();
        }
    }

    @Test
    void aGroupWhoseOffsetsHaveExpiredIsNotMissed() throws InterruptedException {
        site.topics().create("expired", 2);
        try (var deployment = site.deployment("expired");
                Shop shop = Shop.of(site.kafka(), "expired")) {
            PipelineProcess pipeline = deployment.start().awaitReady();
            shop.clicks(100, 0).clicks(100, 1);
            deployment.recount(CATCH_UP).isRight(200);
            assertThat(pipeline.terminate()).isIn(0, 143);
            await("Kafka forgets the group")
                    .atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> site.topics().hasForgotten(deployment.state()));

            deployment.start().awaitReady();
            // partition 1 stays idle
            shop.clicks(100, 0);

            deployment.recount(CATCH_UP).isRight(300);
        }
    }
}
