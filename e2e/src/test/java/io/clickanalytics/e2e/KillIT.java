package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.e2e.harness.Deployment;
import io.clickanalytics.e2e.harness.Load;
import io.clickanalytics.e2e.harness.PipelineProcess;
import io.clickanalytics.e2e.harness.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kills of the pipeline under load: nothing is lost, nothing is there twice. */
final class KillIT {
    private static final int HALTED = 137;
    private static final int PER_SECOND = 2000;
    private static final Duration CATCH_UP = Duration.ofSeconds(90);

    /** In the order of a commit. */
    private static final List<String> STEPS =
            List.of("due", "begun", "results-sent", "state-sent", "record-sent", "offsets-sent", "committed");

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
    void killsAtRandomMomentsLoseAndDoubleNothing() throws InterruptedException {
        int kills = Integer.getInteger("kills", 20);
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println(kills + " kills; -Dseed=" + seed + " chooses the same moments again");
        var chance = new SplittableRandom(seed);
        kafka.create("kills", 3, Map.of());

        try (var deployment = new Deployment(kafka.bootstrap(), "kills");
                Load load = Load.started(kafka.bootstrap(), deployment.input(), PER_SECOND)) {
            for (int kill = 0; kill < kills; kill++) {
                PipelineProcess pipeline = deployment.start();
                boolean whileStarting = chance.nextInt(4) == 0;
                if (!whileStarting) {
                    pipeline.awaitReady();
                }
                pipeline.runs(Duration.ofMillis(chance.nextInt(whileStarting ? 6000 : 2500)));
                pipeline.kill();
            }
            deployment.start().awaitReady();

            long clicks = load.stop();
            deployment.recount(CATCH_UP).isRight(clicks);
        }
    }

    @Test
    void killsBetweenEveryTwoStepsOfACommitLoseAndDoubleNothing() throws InterruptedException {
        kafka.create("steps", 3, Map.of());

        try (var deployment = new Deployment(kafka.bootstrap(), "steps");
                Load load = Load.started(kafka.bootstrap(), deployment.input(), PER_SECOND)) {
            // the first commit of all: nothing may look as if results were there before it
            assertThat(deployment.start(Map.of("haltAt", "results-sent:1")).awaitEnd())
                    .isEqualTo(HALTED);
            for (String step : STEPS) {
                assertThat(deployment.start(Map.of("haltAt", step + ":3")).awaitEnd())
                        .as("ended at " + step)
                        .isEqualTo(HALTED);
            }
            deployment.start().awaitReady().runs(Duration.ofSeconds(2));

            long clicks = load.stop();
            deployment.recount(CATCH_UP).isRight(clicks);
        }
    }
}
