package io.clickanalytics.local.run;

import io.clickanalytics.local.console.ExitCode;
import io.clickanalytics.local.console.Refusal;
import io.clickanalytics.local.console.Terminal;
import io.clickanalytics.operator.desired.SettingsFile;
import io.clickanalytics.process.Broker;
import io.clickanalytics.process.Kept;
import io.clickanalytics.process.Program;
import io.clickanalytics.process.Readiness;
import io.clickanalytics.process.Restarts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/** The programs of one run: started one after the other, each when the one before is ready, and stopped in reverse. */
final class Programs implements AutoCloseable {
    /** The pipeline may finish the batch in hand, for which it takes 5 s at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** The pipeline's and the dashboard's exit codes: settings are wrong; a person has to decide. */
    private static final Restarts RESTARTS = Restarts.USUAL.butNotAfter(2, 3);

    /** Of about a second each. */
    private static final int ATTEMPTS = 10;

    private final Distribution distribution;
    private final DataFolder data;
    private final Terminal terminal;
    private final CompletableFuture<Void> stopAsked;
    private final CompletableFuture<Void> gaveUp = new CompletableFuture<>();
    private final Deque<Kept> running = new ConcurrentLinkedDeque<>();
    private final Map<String, Kept> byName = new ConcurrentHashMap<>();
    private volatile String pipelineHeap = "";

    Programs(Distribution distribution, DataFolder data, Terminal terminal, CompletableFuture<Void> stopAsked) {
        this.distribution = distribution;
        this.data = data;
        this.terminal = terminal;
        this.stopAsked = stopAsked;
        var unused = stopAsked.thenRun(() -> running.forEach(Kept::retire));
    }

    /** Returns when the Kafka that others run answers. */
    void checkKafka(String bootstrap) {
        var readiness = new KafkaReadiness(bootstrap);
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                if (readiness.reached()) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
            if (stopAsked.isDone()) {
                throw new CancellationException("the user asked for the end");
            }
        }
        throw new Refusal("no Kafka answers at " + bootstrap
                + "; check the address, or leave --bootstrap out to have a broker started");
    }

    /** Returns when clients can connect. */
    void startBroker(Broker broker) {
        keep("broker", broker::start, new KafkaReadiness(broker.bootstrap()), broker.log());
    }

    /** Returns when it has committed. */
    void startPipeline(Settings settings) {
        settingsFile("pipeline", settings.pipeline());
        pipelineHeap = settings.pipelineHeap();
        keepHttp("pipeline", this::pipeline);
    }

    /** As an edit may have changed it since the last start. */
    private Program pipeline() {
        return new Program(
                distribution.libraries("pipeline"),
                List.of(
                        "@" + distribution.pipelineJvmOptions(),
                        "-Xmx" + pipelineHeap,
                        "-Djava.io.tmpdir=" + data.folder("tmp")),
                "io.clickanalytics.pipeline.PipelineMain",
                Map.of("CLICKANALYTICS_SETTINGS", settingsFile("pipeline").toString()));
    }

    /** Returns when it shows all that is published. */
    void startDashboard(Settings settings) {
        settingsFile("dashboard", settings.dashboard());
        keepHttp("dashboard", this::dashboard);
    }

    private Program dashboard() {
        return new Program(
                distribution.libraries("dashboard"),
                List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError", "-Djava.io.tmpdir=" + data.folder("tmp")),
                "io.clickanalytics.dashboard.DashboardMain",
                Map.of("CLICKANALYTICS_SETTINGS", settingsFile("dashboard").toString()));
    }

    /** Writes what changed, and starts anew who reads it at start only. */
    void follow(SettingsEdit edit) {
        settingsFile("pipeline", edit.now().pipeline());
        settingsFile("dashboard", edit.now().dashboard());
        pipelineHeap = edit.now().pipelineHeap();
        if (edit.renewsPipeline()) {
            renew("pipeline");
        }
        if (edit.renewsDashboard()) {
            renew("dashboard");
        }
    }

    private void renew(String name) {
        Optional.ofNullable(byName.get(name)).ifPresent(Kept::renew);
    }

    /** Written, and left alone when it is as it should be: the pipeline watches it. */
    private void settingsFile(String program, Map<String, String> settings) {
        new WatchedFile(settingsFile(program)).write(SettingsFile.text(settings));
    }

    private Path settingsFile(String program) {
        return data.path().resolve(program + ".properties");
    }

    private void keepHttp(String name, Supplier<Program> program) {
        Path log = data.log(name);
        Path portFile = Settings.portFile(data.path(), name);
        keep(
                name,
                () -> {
                    forget(portFile);
                    return program.get().start(data.path(), log);
                },
                Readiness.http(portFile),
                log);
    }

    /** The port of an earlier start would be asked instead of the one to come. */
    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be removed", e);
        }
    }

    private void keep(String name, Supplier<Process> starter, Readiness readiness, Path log) {
        var report = new ProgramReport(name, log, Settings.lastWords(data.path(), name), terminal);
        var kept = new Kept(report.watching(starter), readiness, RESTARTS, PATIENCE, report);
        running.push(kept);
        byName.put(name, kept);
        var unused = kept.gaveUp()
                .thenAccept(reason -> gaveUp.completeExceptionally(new Refusal(
                        ExitCode.GAVE_UP, "the " + name + " is given up: " + reason + "; its log: " + log)));
        kept.start(name);
        await(kept.ready());
    }

    /**
     * Waits for something that happens while the programs run.
     *
     * @throws Refusal when a program is given up
     * @throws CancellationException when the user asks for the end
     */
    <T> T await(CompletableFuture<T> something) {
        CompletableFuture.anyOf(something, gaveUp, stopAsked)
                .handle((first, failure) -> first)
                .join();
        if (stopAsked.isDone()) {
            throw new CancellationException("the user asked for the end");
        }
        if (!something.isDone()) {
            failure(gaveUp);
        }
        return something.join();
    }

    private static void failure(CompletableFuture<?> failed) {
        try {
            failed.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : e;
        }
    }

    @Override
    public void close() {
        if (running.isEmpty()) {
            return;
        }
        terminal.endProgress();
        terminal.line("Stopping ...");
        running.forEach(Kept::retire);
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }
}
