package io.clickanalytics.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the pipeline. Exit status 0: asked to stop; 1: gave up; 2: settings are wrong; 3: a person has to decide. */
public final class PipelineMain {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineMain.class);
    private static final Duration STOP = Duration.ofSeconds(10);
    /** Questions to a Kafka that is away would be waited for. */
    private static final Duration UNANSWERED = Duration.ofSeconds(1);

    private static final Duration LAST_RESORT = Duration.ofSeconds(30);
    private static final int BEFORE_SPARK = 100;

    /** What the count relies on, whatever the settings say: Spark's own flow control bounds nothing here. */
    private static final Map<String, String> FIXED = Map.of(
            "spark.streaming.backpressure.enabled", "false",
            "spark.streaming.concurrentJobs", "1",
            "spark.speculation", "false",
            "spark.streaming.stopGracefullyOnShutdown", "false");

    private PipelineMain() {}

    /** Runs until the process is asked to end. */
    public static void main(String[] arguments) {
        int status = run(System.getenv(), Fleet.ofSettings());
        // Spark and Hadoop leave threads behind that are no daemons
        Runtime.getRuntime().halt(status);
    }

    /** Runs until the process is asked to end, with these executors; the exit status. */
    public static int run(Map<String, String> environment, Fleet fleet) {
        try {
            var settings = SettingsFile.named(environment);
            PipelineConfig config = PipelineConfig.from(settings.read());
            return run(settings, config, fleet);
        } catch (IllegalArgumentException e) {
            LOG.atError().log(String.valueOf(e.getMessage()));
            return 2;
        }
    }

    @SuppressWarnings("try") // what is open for as long as the rest, and nobody calls
    private static int run(SettingsFile settings, PipelineConfig config, Fleet fleet) {
        var telemetry = new Telemetry();
        LongSupplier clock = System::currentTimeMillis;
        Admin admin = admin(config.program().kafka());
        try (var status = new StatusServer(config.program().endpoint(), telemetry, clock);
                AutoCloseable unasked = () -> admin.close(UNANSWERED);
                var ahead = TopicsAhead.made(admin, config.topics());
                var spark = new JavaSparkContext(conf(config.program(), fleet));
                AutoCloseable kept = fleet.keep(spark.sc(), telemetry)) {
            String bootId = UUID.randomUUID().toString();
            var opening = new Opening(
                    spark,
                    admin,
                    new Committer.Surroundings(clock, telemetry),
                    HaltAt.of(config.program().haltAt()),
                    bootId);
            var pipeline = new Pipeline(opening, settings, config, telemetry, bootId);
            stopOnSignal(pipeline);
            return count(pipeline, config);
        } catch (Resumption.Refused e) {
            return giveUp(config, e, 3);
        } catch (Exception e) { // the edge of the process; Spark throws checked ones that its signatures do not name
            return giveUp(config, e, 1);
        }
    }

    /** What gave up is not to hang at its end: Spark waits for threads of its own, and one of them may be why. */
    private static int count(Pipeline pipeline, PipelineConfig config) throws InterruptedException {
        try {
            pipeline.run();
            return 0;
        } catch (Pipeline.GaveUp e) {
            var thread = new Thread(PipelineMain::haltLater, "last resort");
            thread.setDaemon(true);
            thread.start();
            return giveUp(config, e, 1);
        }
    }

    private static void haltLater() {
        try {
            TimeUnit.MILLISECONDS.sleep(LAST_RESORT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    /**
     * Kafka repeats a piece of sasl.jaas.config that it does not understand, between quotes: it may be of the password, and
     * the last lines of this log get into the status of the resource. So its exception goes no further than this.
     */
    static Admin admin(Map<String, String> kafka) {
        try {
            return Admin.create(Map.copyOf(kafka));
        } catch (KafkaException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            throw new IllegalArgumentException(
                    "settings: Kafka's client refuses those under kafka.: %s; correct them, or the Secret that they come from"
                            .formatted(String.valueOf(root.getMessage()).replaceAll("(?s)'.*'", "'...'")));
        }
    }

    private static int giveUp(PipelineConfig config, Exception e, int status) {
        LOG.atError().setCause(status == 3 ? null : e).log(String.valueOf(e.getMessage()));
        Path file = config.program().endpoint().terminationMessage();
        try {
            if (Files.isWritable(file) || Files.notExists(file)) {
                Files.writeString(file, e.getMessage() + "\n");
            }
        } catch (IOException unwritable) {
            LOG.atWarn().addKeyValue("file", file).log("cannot write the termination message");
        }
        return status;
    }

    private static SparkConf conf(PipelineConfig.Program program, Fleet fleet) {
        var conf = new SparkConf().setAppName("clickanalytics");
        program.spark().forEach((key, value) -> conf.set("spark." + key, value));
        fleet.settings().forEach(conf::set);
        FIXED.forEach((key, value) -> {
            if (conf.contains(key) && !conf.get(key).equals(value)) {
                throw new IllegalArgumentException(
                        "%s is %s; the count relies on %s; remove the setting".formatted(key, conf.get(key), value));
            }
            conf.set(key, value);
        });
        return conf;
    }

    /**
     * A signal asks the pipeline to end and waits for it; the main thread then ends the process. Spark stops itself on a
     * signal, too, through the same manager: the higher priority comes first.
     */
    private static void stopOnSignal(Pipeline pipeline) {
        Thread main = Thread.currentThread();
        ShutdownHookManager.get()
                .addShutdownHook(
                        () -> {
                            pipeline.stop();
                            try {
                                main.join(STOP.toMillis());
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        BEFORE_SPARK,
                        STOP.toSeconds() + 1,
                        TimeUnit.SECONDS);
    }
}
