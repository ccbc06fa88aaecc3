package io.clickanalytics.e2e;

import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.harness.Load;
import io.clickanalytics.e2e.harness.PipelineProcess;
import io.clickanalytics.e2e.harness.Site;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three brokers, of which always another dies. */
@Tag("soak")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class LeadersIT {
    private static final int KILLS = 7;

    @RegisterExtension
    static final Site site = Site.ofThreeBrokers();

    @Test
    void leadersThatDieEveryTenSecondsLoseAndDoubleNothing() throws InterruptedException {
        site.topics().create("leaders", 3);
        try (var deployment = site.deployment("leaders").with("results.replicas", "3");
                Load load = Load.started(site.kafka(), deployment.input(), 1000)) {
            PipelineProcess pipeline = deployment.start().awaitReady().runs(Duration.ofSeconds(3));
            List<String> topics = List.of(deployment.input(), deployment.state(), deployment.results());
            for (int kill = 0; kill < KILLS; kill++) {
                int leader = site.topics().leader(topics.get(kill % topics.size()));
                site.kafka().kill(leader);
                pipeline.runs(Duration.ofSeconds(5));
                site.kafka().restart(leader);
                await("all replicas")
                        .atMost(Duration.ofMinutes(1))
                        .ignoreExceptions()
                        .until(() -> site.topics().inSync());
                pipeline.runs(Duration.ofSeconds(2));
            }

            long clicks = load.stop();
            deployment.recount(Duration.ofMinutes(2)).isRight(clicks);
            System.out.printf("%d leaders killed: %d clicks, 0 lost, 0 twice%n", KILLS, clicks);
        }
    }
}
