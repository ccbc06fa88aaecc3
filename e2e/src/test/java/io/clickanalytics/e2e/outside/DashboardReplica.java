package io.clickanalytics.e2e.outside;

import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.harness.Installation;
import io.clickanalytics.process.Program;
import io.clickanalytics.process.Readiness;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** One dashboard of the distribution, with the settings that its pod would have; only where it listens and reads is this machine's. */
public final class DashboardReplica implements AutoCloseable {
    private final Path folder;
    private final Process process;

    private DashboardReplica(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Starts one; returns when it is ready, as a rollout waits for it. */
    public static DashboardReplica ready(Path folder, ConfigMap configMap, String bootstrap) {
        return ready(folder, configMap, bootstrap, Map.of());
    }

    /** The same with further settings. */
    public static DashboardReplica ready(Path folder, ConfigMap configMap, String bootstrap, Map<String, String> more) {
        var settings = new Properties();
        Path file = folder.resolve("dashboard.properties");
        Path portFile = folder.resolve("port");
        try {
            settings.load(new StringReader(configMap.getData().get("settings.properties")));
            settings.putAll(Map.of(
                    "kafka.bootstrap.servers",
                    bootstrap,
                    "http.host",
                    "127.0.0.1",
                    "http.port",
                    "0",
                    "http.portFile",
                    portFile.toString()));
            settings.putAll(more);
            try (var out = Files.newBufferedWriter(file)) {
                settings.store(out, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var program = new Program(
                Installation.built().libraries("dashboard"),
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                "io.clickanalytics.dashboard.DashboardMain",
                Map.of("CLICKANALYTICS_SETTINGS", file.toString()));
        long started = System.nanoTime();
        var replica = new DashboardReplica(folder, program.start(folder, folder.resolve("log")));
        Readiness readiness = Readiness.http(portFile);
        await("the dashboard, see " + folder)
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(readiness::reached);
        System.out.printf(
                "the dashboard's process is ready after %d ms%n",
                Duration.ofNanos(System.nanoTime() - started).toMillis());
        return replica;
    }

    /** Where it listens. */
    public int port() {
        try {
            return Integer.parseInt(Files.readString(folder.resolve("port")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Kubernetes ends a pod; returns when it has ended. */
    public void terminate() {
        process.destroy();
        ended();
    }

    /** As a power cut would. */
    public void kill() {
        process.destroyForcibly();
        ended();
    }

    private void ended() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the dashboard does not end, see " + folder);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
