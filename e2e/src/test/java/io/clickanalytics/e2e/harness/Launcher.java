package io.clickanalytics.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code clickanalytics run} with a data folder and the programs that it keeps. */
public final class Launcher implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Pattern ADDRESS = Pattern.compile("Dashboard +(http://\\S+)");
    private static final Map<String, String> MAIN_CLASSES = Map.of(
            "broker", "kafka.Kafka",
            "pipeline", "io.clickanalytics.pipeline.PipelineMain",
            "dashboard", "io.clickanalytics.dashboard.DashboardMain");

    private final Path data;
    private final Path output;
    private final Process process;

    private Launcher(Path folder, List<String> arguments) throws IOException {
        data = folder.resolve("data");
        output = folder.resolve("output.txt");
        List<String> command =
                new ArrayList<>(List.of(Installation.built().command(), "run", "--data", data.toString()));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /**
     * Starts it; returns at once.
     *
     * @param folder for its data and its output
     */
    public static Launcher started(Path folder, String... arguments) {
        try {
            return new Launcher(folder, List.of(arguments));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the page is, when everything runs. */
    public URI dashboard() {
        return await("the dashboard's address")
                .atMost(START)
                .until(
                        () -> {
                            assertThat(process.isAlive()).as(output()).isTrue();
                            Matcher address = ADDRESS.matcher(output());
                            return address.find() ? Optional.of(URI.create(address.group(1))) : Optional.<URI>empty();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Ends a program with -9; returns when the launcher has seen it. */
    public void kill(String program) {
        long before = told("The " + program + " ended");
        ProcessHandle running = process.descendants()
                .filter(one -> one.info()
                        .arguments()
                        .map(Arrays::asList)
                        .orElse(List.of())
                        .contains(MAIN_CLASSES.get(program)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + program + " runs: " + output()));
        running.destroyForcibly();
        awaitTold("The " + program + " ended", before + 1);
    }

    /** How often it has said that a program is ready. */
    public long ready(String program) {
        return told("  %-10s ready".formatted(program));
    }

    /** Returns when it has said so often that a program is ready. */
    public void awaitReady(String program, long times) {
        awaitTold("  %-10s ready".formatted(program), times);
    }

    private void awaitTold(String beginning, long times) {
        await(beginning).atMost(START).untilAsserted(() -> {
            assertThat(process.isAlive()).as(output()).isTrue();
            assertThat(told(beginning)).as(output()).isGreaterThanOrEqualTo(times);
        });
    }

    private long told(String beginning) {
        return output().lines().filter(line -> line.startsWith(beginning)).count();
    }

    /** What the recount says of all that is counted by now; clicks go on coming. */
    public Report recount() {
        return Report.of(
                Installation.built(),
                output.getParent(),
                List.of("--settings", data.resolve("pipeline.properties").toString()),
                Duration.ofMinutes(2));
    }

    /** All that it has said to its user. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
