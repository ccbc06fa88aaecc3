package io.clickanalytics.local.run;

import io.clickanalytics.local.console.ExitCode;
import io.clickanalytics.local.console.Refusal;
import io.clickanalytics.local.console.Terminal;
import io.clickanalytics.local.resource.LocalResource;
import io.clickanalytics.process.Broker;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One run, from the first look at the options to the last program stopped. */
final class Run {
    private static final int LIKED_PORT = 8080;

    /** A broker that died is let in again when the controller, which is the same process, counts it out: after 9 s by default. */
    private static final Map<String, String> SOON_BACK =
            Map.of("broker.session.timeout.ms", "3000", "broker.heartbeat.interval.ms", "500");

    private final RunOptions options;
    private final Distribution distribution;
    private final Terminal terminal;
    private final CompletableFuture<Void> stopAsked;

    Run(RunOptions options, Distribution distribution, Terminal terminal, CompletableFuture<Void> stopAsked) {
        this.options = options;
        this.distribution = distribution;
        this.terminal = terminal;
        this.stopAsked = stopAsked;
    }

    int exitCode(Clicks clicks) {
        Path resource = options.resource == null ? distribution.phones() : options.resource;
        // What cannot be replayed is refused before anything starts; the address does not matter to that.
        clicks.check(Settings.of(LocalResource.read(resource, "127.0.0.1:9092")));
        int port = options.port == 0 ? Ports.freePreferring(LIKED_PORT) : Ports.freeOr(options.port, "--port");
        try (DataFolder data = DataFolder.open(options.data)) {
            boolean worthALook = true;
            try {
                int exitCode = in(data, resource, clicks, port);
                worthALook = exitCode != ExitCode.OK;
                return exitCode;
            } catch (CancellationException asked) {
                worthALook = false;
                throw asked;
            } catch (Refusal refusal) {
                worthALook = refusal.exitCode() != ExitCode.REFUSED;
                throw refusal;
            } finally {
                data.conclude(worthALook, terminal);
            }
        }
    }

    private int in(DataFolder data, Path resource, Clicks clicks, int port) {
        LauncherLog.to(data.log("launcher"));
        terminal.line("Starting " + resource + " ...");
        try (var programs = new Programs(distribution, data, terminal, stopAsked)) {
            String bootstrap = startKafka(programs, data);
            Supplier<Described> described = () -> described(LocalResource.read(resource, bootstrap), data, port);
            Described first = described.get();
            first.warnings().forEach(terminal::line);
            Settings settings = first.settings();
            programs.startPipeline(settings);
            programs.startDashboard(settings);
            introduce(settings, data, bootstrap, port);
            var show = new Show(programs, settings, bootstrap, terminal);
            var edits = new ResourceEdits(resource, described, first, programs::follow, terminal).started();
            try (edits) {
                return show.exitCode(clicks, data);
            }
        }
    }

    private static Described described(LocalResource resource, DataFolder data, int port) {
        Heap heap = Heap.of(resource.heapMebibytes(), Heap.machineBytes());
        return new Described(Settings.of(resource).on(data.path(), port, heap), resource.warnings());
    }

    private String startKafka(Programs programs, DataFolder data) {
        if (options.bootstrap != null) {
            programs.checkKafka(options.bootstrap);
            return options.bootstrap;
        }
        int port = Ports.freeOr(options.kafkaPort, "--kafka-port");
        var broker = new Broker(distribution.libraries("broker"), data.folder("broker"), port, Ports.free(), SOON_BACK);
        programs.startBroker(
                options.kafkaListen == null
                        ? broker
                        : broker.listeningAt(Ports.freeAddress(options.kafkaListen, "--kafka-listen")));
        return broker.bootstrap();
    }

    private void introduce(Settings settings, DataFolder data, String bootstrap, int port) {
        terminal.line("");
        terminal.line("  Dashboard  http://127.0.0.1:%d/".formatted(port));
        terminal.line("  Kafka      %s, clicks in %s, windows in %s"
                .formatted(bootstrap, settings.inputTopic(), settings.resultsTopic()));
        terminal.line("  Files      %s%s".formatted(data.path(), data.isTemporary() ? ", removed at the end" : ""));
        if (!settings.labels().isEmpty()) {
            terminal.line("  Items      " + settings.legend());
        }
        terminal.line("  Stop       Ctrl-C");
        terminal.line("");
    }
}
