package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.e2e.harness.Deployment;
import io.clickanalytics.e2e.harness.Load;
import io.clickanalytics.e2e.harness.PipelineProcess;
import io.clickanalytics.e2e.harness.Records;
import io.clickanalytics.e2e.harness.Shop;
import io.clickanalytics.e2e.harness.Site;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A state of many items, and one of many commits. */
@Tag("soak")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class LargeStateIT {
    private static final Duration CATCH_UP = Duration.ofMinutes(3);
    private static final int HALTED = 137;
    private static final int ITEMS = 1_000_000;
    /** Every 60th commit writes the open slices whole; the first of all is written before any step. */
    private static final int SNAPSHOT = 60;

    @RegisterExtension
    static final Site site = Site.ofOneBroker(Map.of("log.cleaner.backoff.ms", "1000"));

    @Test
    void aMillionItemsKilledInTheMiddleOfASnapshotAreAllThere() throws InterruptedException {
        site.topics().create("million", 3);
        try (var deployment = site.deployment("million")
                        .withHeap("2g")
                        .with("items.limit", "2000000")
                        .with("window.length", "PT10S")
                        .with("window.slide", "PT10S")
                        .with("window.allowedLateness", "PT10M");
                Shop shop = Shop.of(site.kafka(), "million");
                Load load = Load.started(site.kafka(), "million", 100)) {
            shop.oneOfEach(ITEMS);
            assertThat(deployment
                            .start(Map.of("haltAt", "state-sent:" + (SNAPSHOT - 1)))
                            .awaitEnd())
                    .isEqualTo(HALTED);
            assertThat(deployment.recount(Duration.ZERO).number("commit"))
                    .as("the commit before the snapshot")
                    .isEqualTo(SNAPSHOT - 1);
            started(deployment, "a million items from a log")
                    .runs(Duration.ofSeconds(5))
                    .kill();
            started(deployment, "a million items from a snapshot");

            long clicks = load.stop() + ITEMS;
            deployment.recount(CATCH_UP).isRight(clicks);
        }
    }

    /** Everything that takes minutes in a state topic takes seconds here. */
    @Test
    void aStateOfManyCommitsStaysSmallAndIsReadFast() throws InterruptedException {
        site.topics().create("hours", 3);
        try (var deployment = site.deployment("hours")
                        .with("window.length", "PT0.1S")
                        .with("window.slide", "PT0.1S")
                        .with("window.batch", "PT0.1S");
                Load load = Load.started(site.kafka(), "hours", 2000, 1000)) {
            site.topics()
                    .create(
                            deployment.state(),
                            1,
                            Map.of(
                                    "cleanup.policy", "compact",
                                    "message.timestamp.type", "LogAppendTime",
                                    "segment.ms", "10000",
                                    "min.cleanable.dirty.ratio", "0.1",
                                    "max.compaction.lag.ms", "10000",
                                    "delete.retention.ms", "60000"));
            deployment.start().awaitReady().runs(Duration.ofMinutes(2)).kill();

            Records state = Records.of(site.kafka(), deployment.state());
            System.out.printf(
                    "the state: %d records written, %d there, %d bytes%n",
                    state.end(), state.committed().size(), site.topics().bytes(deployment.state()));
            assertThat(state.committed().size()).isLessThan((int) (state.end() / 2));
            started(deployment, "a state of many commits");

            long clicks = load.stop();
            deployment.recount(CATCH_UP).isRight(clicks);
        }
    }

    private static PipelineProcess started(Deployment deployment, String what) {
        long began = System.nanoTime();
        PipelineProcess pipeline = deployment.start().awaitReady();
        System.out.printf(
                "%s: ready after %d ms%n",
                what, Duration.ofNanos(System.nanoTime() - began).toMillis());
        return pipeline;
    }
}
