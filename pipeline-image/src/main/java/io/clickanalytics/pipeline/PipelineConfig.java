package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.decode.ClickFormat;
import io.clickanalytics.pipeline.model.CountingRules;
import io.clickanalytics.pipeline.model.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything the pipeline is told; docs/settings.md has the keys.
 *
 * @param program what a running program cannot change
 * @param topics likewise
 * @param clicks a change rewinds the stream
 * @param windows likewise
 * @param adoptFrom owner whose state may be taken over; a change rewinds the stream
 */
record PipelineConfig(
        Program program,
        Topics topics,
        Clicks clicks,
        Windows windows,
        @Nullable String adoptFrom) {
    /**
     * The first batch of a backlog is a million records, of one partition in one task; a tenth of a processor decodes them in
     * less.
     */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * The program and its surroundings.
     *
     * @param owner {@code cluster/namespace/name} of the resource
     * @param kafka properties of every client
     * @param spark properties of Spark
     * @param endpoint where it tells about itself
     * @param haltAt for tests: the commit's step and passage to halt at, {@code STEP:n}
     */
    record Program(
            String owner,
            Map<String, String> kafka,
            Map<String, String> spark,
            Endpoint endpoint,
            @Nullable String haltAt) {}

    /**
     * Where the program tells about itself.
     *
     * @param port 0 for any
     * @param portFile gets the port in use
     * @param terminationMessage gets the reason when it gives up
     */
    record Endpoint(String host, int port, @Nullable Path portFile, Path terminationMessage) {}

    /**
     * The topics.
     *
     * @param create make those that are missing
     * @param state name of the state topic
     * @param deadLetters name of the dead-letter topic
     */
    record Topics(
            boolean create,
            Input input,
            Results results,
            String state,
            @Nullable String deadLetters) {}

    /**
     * The input.
     *
     * @param create make it when it is missing; otherwise it belongs to others
     */
    record Input(String topic, boolean create, int partitions, int replicas, Duration retention) {}

    /** The results, and how all topics that are ours are kept. */
    record Results(
            String topic,
            int replicas,
            Duration retention,
            @Nullable String paperTopic) {}

    /**
     * How records become clicks, and which.
     *
     * @param start where counting begins when there is no state
     * @param maxFuture a later click is bad
     * @param restartWhenRecreated count an input that was made anew from its beginning; otherwise stop
     * @param reset wanted, maybe carried out already
     */
    record Clicks(
            ClickFormat format, Start start, Duration maxFuture, boolean restartWhenRecreated, Optional<Reset> reset) {}

    /**
     * Where counting begins.
     *
     * @param kind the time only matters for {@code SINCE}
     */
    record Start(Kind kind, Instant time) {
        /** What is known of it. */
        enum Kind {
            EARLIEST,
            LATEST,
            SINCE
        }

        static Start parse(String text) {
            return switch (text) {
                case "earliest" -> new Start(Kind.EARLIEST, Instant.EPOCH);
                case "latest" -> new Start(Kind.LATEST, Instant.EPOCH);
                default -> new Start(Kind.SINCE, Instant.parse(text));
            };
        }
    }

    /** Count again from a time, on purpose; carried out once for each nonce. */
    record Reset(String nonce, Instant from) {}

    /**
     * Windows and batches.
     *
     * @param batch time between two batches
     * @param mostRecords planned for one batch
     * @param patience with a stream that does not get on
     */
    record Windows(Shape shape, Duration batch, CountingRules rules, int mostRecords, Duration patience) {
        private static final int BATCHES = 20;

        /** The time, but no less than twenty batches take. */
        Duration atLeastBatches(Duration time) {
            return longer(time, batch);
        }

        private static Duration longer(Duration time, Duration batch) {
            Duration batches = batch.multipliedBy(BATCHES);
            return time.compareTo(batches) >= 0 ? time : batches;
        }
    }

    /**
     * Reads settings.
     *
     * @throws IllegalArgumentException with all problems
     */
    static PipelineConfig from(Map<String, String> values) {
        var settings = new Settings(values);
        var config = new PipelineConfig(
                program(settings),
                topics(settings),
                clicks(settings),
                windows(settings),
                settings.optional("state.adoptFrom"));
        settings.check();
        return config;
    }

    /** True when the other can take over without a new process. */
    boolean rewindsTo(PipelineConfig other) {
        return program.equals(other.program) && topics.equals(other.topics);
    }

    private static Program program(Settings settings) {
        Map<String, String> kafka = settings.under("kafka.");
        settings.require(kafka.containsKey("bootstrap.servers"), "kafka.bootstrap.servers is missing; it is required");
        Map<String, String> spark = settings.under("spark.");
        settings.require(spark.containsKey("master"), "spark.master is missing; it is required");
        String portFile = settings.optional("http.portFile");
        var endpoint = new Endpoint(
                settings.text("http.host", "0.0.0.0"),
                settings.number("http.port", 8080),
                portFile == null ? null : Path.of(portFile),
                Path.of(settings.text("terminationMessageFile", "/dev/termination-log")));
        return new Program(settings.required("owner"), kafka, spark, endpoint, settings.optional("haltAt"));
    }

    private static Topics topics(Settings settings) {
        var input = new Input(
                settings.required("input.topic"),
                settings.flag("input.create", true),
                settings.number("input.partitions", 1),
                settings.number("input.replicas", 1),
                settings.duration("input.retention", "PT24H"));
        var results = new Results(
                settings.required("results.topic"),
                settings.number("results.replicas", 1),
                settings.duration("results.retention", "PT24H"),
                settings.optional("results.paperTopic"));
        return new Topics(
                settings.flag("topics.create", true),
                input,
                results,
                settings.required("state.topic"),
                settings.optional("deadLetters.topic"));
    }

    private static Clicks clicks(Settings settings) {
        String nonce = settings.optional("reset.nonce");
        Instant from = settings.value(
                "reset.from", "1970-01-01T00:00:00Z", Instant::parse, "an instant such as 2026-11-21T08:00:00Z");
        return new Clicks(
                format(settings),
                settings.value("clicks.start", "earliest", Start::parse, "earliest, latest or an instant"),
                settings.duration("clicks.maxFuture", "PT1M"),
                settings.value("clicks.onInputRecreated", "Fail", PipelineConfig::restarts, "Fail or Restart"),
                nonce == null ? Optional.empty() : Optional.of(new Reset(nonce, from)));
    }

    private static boolean restarts(String text) {
        return switch (text) {
            case "Fail" -> false;
            case "Restart" -> true;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static ClickFormat format(Settings settings) {
        var csv = new ClickFormat.Csv(
                List.of(settings.text("clicks.csv.columns", "").split(",", -1)).stream()
                        .map(String::strip)
                        .filter(column -> !column.isEmpty())
                        .toList(),
                settings.value("clicks.csv.separator", ",", PipelineConfig::character, "one character"));
        var kind = settings.value(
                "clicks.format",
                "text",
                text -> ClickFormat.Kind.valueOf(text.toUpperCase(Locale.ROOT)),
                "text, json or csv");
        var format = new ClickFormat(
                kind,
                kind == ClickFormat.Kind.TEXT ? settings.text("clicks.item", "$") : settings.required("clicks.item"),
                settings.text("clicks.filter", ""),
                settings.text("clicks.time", ClickFormat.RECORD_TIME),
                csv);
        settings.together(format::decoder);
        return format;
    }

    private static char character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException(text);
        }
        return text.charAt(0);
    }

    private static Windows windows(Settings settings) {
        Duration length = settings.duration("window.length", "PT2S");
        Duration slide = settings.duration("window.slide", "PT2S");
        ZoneId zone = settings.value("window.zone", "UTC", ZoneId::of, "a zone such as Europe/Berlin");
        Shape shape = settings.together(() -> new Shape(length.toMillis(), slide.toMillis(), zone));
        Duration batch = settings.duration("window.batch", "PT1S");
        settings.require(
                batch.compareTo(Duration.ofMillis(100)) >= 0, "window.batch is " + batch + "; wanted at least PT0.1S");
        var rules = new CountingRules(
                settings.duration("window.delay", "PT0.2S").toMillis(),
                settings.duration("window.allowedLateness", "PT1M").toMillis(),
                settings.number("items.top", 50),
                settings.number("items.limit", 100_000));
        return new Windows(
                shape == null ? Shape.of(Duration.ofSeconds(2), Duration.ofSeconds(2)) : shape,
                batch,
                rules,
                settings.number("batch.maxRecords", 50_000_000),
                settings.duration(
                        "batch.patience", Windows.longer(PATIENCE, batch).toString()));
    }
}
