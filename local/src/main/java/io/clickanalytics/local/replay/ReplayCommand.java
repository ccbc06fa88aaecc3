package io.clickanalytics.local.replay;

import io.clickanalytics.local.console.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clickanalytics replay FILE}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sends the rows of a CSV file to a Kafka topic: one column as text, or whole rows as JSON or CSV.",
            "Rows that are broken are counted and shown, and the rest is sent. Ctrl-C ends it cleanly."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every row was sent, but for broken ones",
            "2:the command line is wrong",
            "3:the file cannot be read, Kafka cannot be reached or did not take a record",
            "130:ended by Ctrl-C; what was sent is printed"
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    @Parameters(paramLabel = "FILE", description = "CSV in UTF-8; its first line names the columns")
    private Path file = Path.of("clicks.csv");

    @Option(names = "--bootstrap", required = true, paramLabel = "HOST:PORT", description = "where Kafka is")
    private String bootstrap = "";

    @Option(names = "--topic", required = true, paramLabel = "TOPIC", description = "records go there")
    private String topic = "";

    @Option(names = "--create", paramLabel = "PARTITIONS", description = "make the topic when there is none")
    private int create;

    @Option(
            names = "--property",
            paramLabel = "KEY=VALUE",
            description = "a setting of the Kafka clients; may be repeated")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Option(
            names = "--separator",
            paramLabel = "CHAR",
            defaultValue = ",",
            description = "between two values (default: a comma)")
    private char separator = ',';

    @ArgGroup(exclusive = true, multiplicity = "1")
    private ValueOptions value = new ValueOptions();

    @Option(names = "--key", paramLabel = "COLUMN", description = "the record's key (default: none)")
    private @Nullable String key;

    @Option(names = "--time", paramLabel = "COLUMN", description = "the record's time (default: the time of sending)")
    private @Nullable String time;

    @Option(
            names = "--where",
            paramLabel = "COLUMN=VALUE",
            description = "send only such rows, or with != only others; may be repeated: all must hold")
    private List<String> where = new ArrayList<>();

    @ArgGroup(exclusive = true)
    private @Nullable PaceOptions pace;

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "with --realtime: 2 is twice as fast (default: ${DEFAULT-VALUE})")
    private double speed = 1;

    @Option(names = "--loop", description = "begin again at the end of the file, until stopped")
    private boolean loop;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "send the file so often (default: ${DEFAULT-VALUE})")
    private long rounds = 1;

    @Spec
    private @Nullable CommandSpec spec;

    /** What of a row is sent. */
    static final class ValueOptions {
        @Option(names = "--column", required = true, paramLabel = "COLUMN", description = "send this column as text")
        private @Nullable String column;

        @Option(names = "--json", required = true, description = "send whole rows as JSON objects")
        private boolean json;

        @Option(names = "--csv", required = true, description = "send whole rows as CSV lines")
        private boolean csv;
    }

    /** How fast; as fast as Kafka takes it when nothing is said. */
    static final class PaceOptions {
        @Option(names = "--rate", required = true, paramLabel = "N/s", description = "steadily: 100/s, 30/m, 5/h")
        private @Nullable String rate;

        @Option(
                names = "--realtime",
                required = true,
                paramLabel = "COLUMN",
                description = "as the clicks once came, by this column")
        private @Nullable String column;
    }

    @Override
    public Integer call() {
        ReplayPlan plan = plan();
        plan.check();
        var destination = new Destination(bootstrap, properties);
        TargetTopic target = destination.topic(topic, create);
        var console = new ConsoleProgress(commandLine().getErr(), onTerminal());
        try (Producer<byte[], byte[]> producer = destination.producer()) {
            return run(new Replay(plan, producer, target, console), console);
        }
    }

    private int run(Replay replay, ConsoleProgress console) {
        var done = new CountDownLatch(1);
        var interrupt = new Thread(() -> stop(replay, done), "interrupt");
        Runtime.getRuntime().addShutdownHook(interrupt);
        try {
            ReplayStatus status = replay.run();
            console.summary(file.toString(), topic, status);
            return replay.stopped() ? ExitCode.INTERRUPTED : ExitCode.OK;
        } finally {
            done.countDown();
        }
    }

    /** The JVM ends when its shutdown hooks have: this one waits for the summary. */
    private static void stop(Replay replay, CountDownLatch done) {
        replay.stop();
        try {
            var unused = done.await(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ReplayPlan plan() {
        try {
            var source = new ReplayPlan.Source(
                    file, separator, where.stream().map(Condition::parse).toList());
            var content = new Content(value(), key, time);
            return new ReplayPlan(source, content, pace(), loop ? ReplayPlan.FOREVER : rounds);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), e.getMessage(), e);
        }
    }

    private Content.Value value() {
        if (value.csv) {
            return new Content.Value.Csv(List.of(), separator);
        }
        return value.json
                ? new Content.Value.Json()
                : new Content.Value.Column(Objects.requireNonNull(value.column, "picocli: exactly one of the group"));
    }

    private Pace pace() {
        if (pace == null) {
            return new Pace.Fast();
        }
        return pace.rate != null
                ? Pace.Steady.parse(pace.rate)
                : new Pace.RealTime(Objects.requireNonNull(pace.column, "picocli: exactly one of the group"), speed);
    }

    // the JDK is 17, see the enforcer's rule
    @SuppressWarnings("SystemConsoleNull")
    private static boolean onTerminal() {
        return System.console() != null;
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec, "set by picocli").commandLine();
    }
}
