package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.e2e.harness.Load;
import io.clickanalytics.e2e.harness.LossyProxy;
import io.clickanalytics.e2e.harness.PipelineProcess;
import io.clickanalytics.e2e.harness.Site;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong around a pipeline that lives: brokers, rivals, pauses, lost answers. */
final class FaultsIT {
    private static final int PER_SECOND = 1000;
    private static final Duration CATCH_UP = Duration.ofMinutes(2);

    @RegisterExtension
    static final Site site = Site.ofOneBroker();

    @Test
    void aBrokerThatIsKilledAndRestartedLosesAndDoublesNothing() throws InterruptedException {
        site.topics().create("broker-killed", 3);
        try (var deployment = site.deployment("broker-killed");
                Load load = Load.started(site.kafka(), deployment.input(), PER_SECOND)) {
            PipelineProcess pipeline = deployment.start().awaitReady().runs(Duration.ofSeconds(3));

            site.kafka().kill(1);
            pipeline.runs(Duration.ofSeconds(4));
            site.kafka().restart(1);
            pipeline.runs(Duration.ofSeconds(3));

            long clicks = load.stop();
            deployment.recount(CATCH_UP).isRight(clicks);
        }
    }

    @ParameterizedTest
    @ValueSource(shorts = {LossyProxy.END_TXN, LossyProxy.INIT_PRODUCER_ID})
    void anAnswerThatGetsLostDoesNotDecideWhatIsCounted(short apiKey) throws InterruptedException, IOException {
        String name = "lost-answer-" + apiKey;
        site.topics().create(name, 3);
        try (LossyProxy proxy = LossyProxy.before(site.kafka());
                var deployment = site.deployment(name)
                        .with(
                                "kafka.bootstrap.servers",
                                "127.0.0.1:" + site.kafka().proxyPort());
                Load load = Load.started(site.kafka(), deployment.input(), PER_SECOND)) {
            if (apiKey == LossyProxy.INIT_PRODUCER_ID) {
                proxy.lose(apiKey, 1);
                deployment.start().awaitReady();
            } else {
                deployment.start().awaitReady();
                proxy.lose(apiKey, 1);
            }
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> proxy.lost() == 1);

            long clicks = load.stop();
            deployment.recount(CATCH_UP).isRight(clicks);
        }
    }

    @Test
    void aSecondPipelineTakesOverAndTheFirstStandsBy() throws InterruptedException {
        site.topics().create("rivals", 3);
        try (var deployment = site.deployment("rivals");
                Load load = Load.started(site.kafka(), deployment.input(), PER_SECOND)) {
            PipelineProcess first = deployment.start().awaitReady();
            PipelineProcess second = deployment.start().awaitReady();
            second.runs(Duration.ofSeconds(8));
            first.runs(Duration.ofMillis(1));

            long clicks = load.stop();
            deployment.recount(CATCH_UP).isRight(clicks);
        }
    }

    @Test
    void sigtermEndsItCleanlyAndTheNextGoesOn() throws InterruptedException {
        site.topics().create("terminated", 3);
        try (var deployment = site.deployment("terminated");
                Load load = Load.started(site.kafka(), deployment.input(), PER_SECOND)) {
            int status =
                    deployment.start().awaitReady().runs(Duration.ofSeconds(2)).terminate();
            deployment.start().awaitReady();

            long clicks = load.stop();
            deployment.recount(CATCH_UP).isRight(clicks);
            assertThat(status).isIn(0, 143);
        }
    }
}
