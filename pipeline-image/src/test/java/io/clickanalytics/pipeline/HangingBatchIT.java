package io.clickanalytics.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.pipeline.store.CommitStep;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Batches that never end, because tasks that nobody can kill have all of Spark's places. */
@Timeout(180)
class HangingBatchIT {
    private static final RealKafka KAFKA = RealKafka.shared();
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Longer than a cold start. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final int PLACES = 2;

    /** Of one JVM, as Spark copies what tasks hold. */
    private static volatile CountDownLatch released = new CountDownLatch(0);

    private static volatile CountDownLatch taken = new CountDownLatch(0);

    private final Telemetry telemetry = new Telemetry();
    private JavaSparkContext spark;
    private Admin admin;

    @BeforeEach
    void startSpark() {
        spark = new JavaSparkContext(new SparkConf()
                .setMaster("local[" + PLACES + "]")
                .setAppName("hanging")
                .set("spark.ui.enabled", "false"));
        admin = KAFKA.admin();
    }

    @AfterEach
    void stopSpark() {
        released.countDown();
        spark.stop();
        admin.close();
    }

    @Test
    void theStreamGoesBackToItsLastCommitAndEveryClickIsCountedOnce() throws Exception {
        Pipeline pipeline = pipeline("hanging");
        CompletableFuture<Void> run = run(pipeline);
        KAFKA.send("hanging", 0, "1", "2");
        await().atMost(LONG).until(() -> counted() == 2);
        takeAllPlaces();
        KAFKA.send("hanging", 0, "3");

        await().atMost(LONG).until(() -> telemetry.rewinds() == 1);
        released.countDown();

        await().atMost(LONG).until(() -> counted() == 3);
        assertThat(run).isNotDone();
        pipeline.stop();
        run.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void theProgramEndsWhenTheNextStreamStandsStillToo() throws Exception {
        CompletableFuture<Void> run = run(pipeline("hung"));
        await().atMost(LONG).until(() -> telemetry.committedAt() > 0);
        takeAllPlaces();
        KAFKA.send("hung", 0, "1");

        assertThatThrownBy(() -> run.get(LONG.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(Pipeline.GaveUp.class)
                .hasMessageContaining("twice in a row the stream ran and did not get on")
                .hasMessageContaining("found no batch, task or commit that ended for " + PATIENCE);
    }

    @Test
    void aBatchThatWaitsForExecutorsThatAreNotThereIsWaitedFor() throws Exception {
        telemetry.executors(2, 0);
        Pipeline pipeline = pipeline("waiting");
        CompletableFuture<Void> run = run(pipeline);
        await().atMost(LONG).until(() -> telemetry.committedAt() > 0);
        takeAllPlaces();
        KAFKA.send("waiting", 0, "1");

        await().during(PATIENCE.multipliedBy(2)).atMost(LONG).until(() -> telemetry.rewinds() == 0);
        released.countDown();

        await().atMost(LONG).until(() -> counted() == 1);
        pipeline.stop();
        run.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    private long counted() {
        Telemetry.Progress progress = telemetry.progress();
        return progress == null ? 0 : progress.totals().counted();
    }

    private void takeAllPlaces() throws InterruptedException {
        released = new CountDownLatch(1);
        taken = new CountDownLatch(PLACES);
        var unused = spark.parallelize(List.of(1, 2), PLACES).foreachAsync(HangingBatchIT::hang);
        assertThat(taken.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    /** An interrupt is not heard, either. */
    private static void hang(int place) {
        taken.countDown();
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.interrupted();
            }
        }
    }

    private static CompletableFuture<Void> run(Pipeline pipeline) {
        return CompletableFuture.runAsync(() -> {
            try {
                pipeline.run();
            } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts it", e);
            }
        });
    }

    private Pipeline pipeline(String name) throws Exception {
        String bootId = UUID.randomUUID().toString();
        var opening = new Opening(
                spark,
                admin,
                new Committer.Surroundings(System::currentTimeMillis, telemetry),
                CommitStep.Listener.NONE,
                bootId);
        var file = Files.createTempFile("pipeline", ".properties");
        var settings = SettingsFile.named(Map.of("CLICKANALYTICS_SETTINGS", file.toString()));
        return new Pipeline(opening, settings, config(name), telemetry, bootId);
    }

    private static PipelineConfig config(String name) {
        return PipelineConfig.from(new TreeMap<>(Map.of(
                "owner",
                "local/default/phones",
                "kafka.bootstrap.servers",
                String.valueOf(KAFKA.properties().get("bootstrap.servers")),
                "spark.master",
                "local[2]",
                "input.topic",
                name,
                "results.topic",
                name + "-results",
                "state.topic",
                name + "-state",
                "window.length",
                "PT1S",
                "window.slide",
                "PT1S",
                "batch.patience",
                PATIENCE.toString())));
    }
}
