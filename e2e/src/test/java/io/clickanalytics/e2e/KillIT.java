package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.e2e.harness.Load;
import io.clickanalytics.e2e.harness.PipelineProcess;
import io.clickanalytics.e2e.harness.Report;
import io.clickanalytics.e2e.harness.Site;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Kills of the pipeline under load: nothing is lost, nothing is there twice. */
final class KillIT {
    private static final int HALTED = 137;
    private static final int PER_SECOND = 2000;
    private static final Duration CATCH_UP = Duration.ofSeconds(90);

    /** In the order of a commit. */
    private static final List<String> STEPS =
            List.of("due", "begun", "results-sent", "state-sent", "record-sent", "offsets-sent", "committed");

    @RegisterExtension
    static final Site site = Site.ofOneBroker();

    @Test
    void killsAtRandomMomentsLoseAndDoubleNothing() throws InterruptedException {
        kill("kills", Integer.getInteger("kills", 20));
    }

    @Test
    @Tag("soak")
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void twoHundredKillsLoseAndDoubleNothing() throws InterruptedException {
        kill("many-kills", 200);
    }

    private static void kill(String name, int kills) throws InterruptedException {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println(kills + " kills; -Dseed=" + seed + " chooses the same moments again");
        var chance = new SplittableRandom(seed);
        site.topics().create(name, 3);

        try (var deployment = site.deployment(name);
                Load load = Load.started(site.kafka(), deployment.input(), PER_SECOND)) {
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
            Report report = deployment.recount(CATCH_UP).isRight(clicks);
            System.out.printf(
                    "%d kills: %d clicks, %d commits, %d windows, 0 lost, 0 twice%n",
                    kills, clicks, report.number("commit"), report.number("windows"));
        }
    }

    @Test
    void killsBetweenEveryTwoStepsOfACommitLoseAndDoubleNothing() throws InterruptedException {
        site.topics().create("steps", 3);

        try (var deployment = site.deployment("steps");
                Load load = Load.started(site.kafka(), deployment.input(), PER_SECOND)) {
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
