package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.e2e.harness.Deployment;
import io.clickanalytics.e2e.harness.Load;
import io.clickanalytics.e2e.harness.LossyProxy;
import io.clickanalytics.e2e.harness.PipelineProcess;
import io.clickanalytics.e2e.harness.TestKafka;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong around a pipeline that lives: brokers, rivals, pauses, lost answers. */
final class FaultsIT {
    private static final int PER_SECOND = 1000;
    private static final Duration CATCH_UP = Duration.ofMinutes(2);

    private static TestKafka kafka;

    @BeforeAll
    static void startKafka() {
        kafka = TestKafka.started();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void aBrokerThatIsKilledAndRestartedLosesAndDoublesNothing() throws InterruptedException {
        kafka.create("broker-killed", 3, Map.of());
        try (var deployment = new Deployment(kafka.bootstrap(), "broker-killed");
                Load load = Load.started(kafka.bootstrap(), deployment.input(), PER_SECOND)) {
            PipelineProcess pipeline = deployment.start().awaitReady().runs(Duration.ofSeconds(3));

            kafka.kill();
            pipeline.runs(Duration.ofSeconds(4));
            kafka.restart();
            pipeline.runs(Duration.ofSeconds(3));

            long clicks = load.stop();
            deployment.recount(CATCH_UP).isRight(clicks);
        }
    }

    @ParameterizedTest
    @ValueSource(shorts = {LossyProxy.END_TXN, LossyProxy.INIT_PRODUCER_ID})
    void anAnswerThatGetsLostDoesNotDecideWhatIsCounted(short apiKey) throws InterruptedException, IOException {
        String name = "lost-answer-" + apiKey;
        kafka.create(name, 3, Map.of());
        try (LossyProxy proxy = LossyProxy.before(kafka);
                var deployment = new Deployment("127.0.0.1:" + kafka.proxyPort(), name);
                Load load = Load.started(kafka.bootstrap(), deployment.input(), PER_SECOND)) {
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
        kafka.create("rivals", 3, Map.of());
        try (var deployment = new Deployment(kafka.bootstrap(), "rivals");
                Load load = Load.started(kafka.bootstrap(), deployment.input(), PER_SECOND)) {
            PipelineProcess first = deployment.start().awaitReady();
            PipelineProcess second = deployment.start().awaitReady();
            second.runs(Duration.ofSeconds(8));
            first.runs(Duration.ofMillis(1));

            long clicks = load.stop();
            deployment.recount(CATCH_UP).isRight(clicks);
        }
    }

    @Test
    @Tag("soak")
    void aPipelineThatStoodStillBeyondItsTransactionWritesNothingWhenItGoesOn() throws InterruptedException {
        kafka.create("frozen", 3, Map.of());
        try (var deployment = new Deployment(kafka.bootstrap(), "frozen");
                Load load = Load.started(kafka.bootstrap(), deployment.input(), PER_SECOND)) {
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
    void sigtermEndsItCleanlyAndTheNextGoesOn() throws InterruptedException {
        kafka.create("terminated", 3, Map.of());
        try (var deployment = new Deployment(kafka.bootstrap(), "terminated");
                Load load = Load.started(kafka.bootstrap(), deployment.input(), PER_SECOND)) {
            int status =
                    deployment.start().awaitReady().runs(Duration.ofSeconds(2)).terminate();
            deployment.start().awaitReady();

            long clicks = load.stop();
            deployment.recount(CATCH_UP).isRight(clicks);
            assertThat(status).isIn(0, 143);
        }
    }
}
