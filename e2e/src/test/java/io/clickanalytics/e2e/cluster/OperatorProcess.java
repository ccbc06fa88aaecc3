package io.clickanalytics.e2e.cluster;

import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.harness.Documents;
import io.clickanalytics.e2e.harness.Ports;
import io.clickanalytics.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The operator as a process of this machine.
 *
 * @param process what was started
 * @param port of its health and metrics
 * @param log what it says
 */
public record OperatorProcess(Process process, int port, Path log) implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Returns when it works, or stands by for another. */
    public static OperatorProcess start(Kubectl kubectl, String name, Map<String, String> more) {
        return launch(kubectl, name, more).whenReady();
    }

    /** Starts it. */
    public static OperatorProcess launch(Kubectl kubectl, String name, Map<String, String> more) {
        int port = Ports.free();
        Map<String, String> environment = new HashMap<>(Map.of(
                "KUBECONFIG", kubectl.kubeconfig(),
                "CLICKANALYTICS_PIPELINE_IMAGE", "example.invalid/clickanalytics/pipeline:0",
                "CLICKANALYTICS_DASHBOARD_IMAGE", "example.invalid/clickanalytics/dashboard:0",
                "CLICKANALYTICS_LEADER_ELECTION", "false",
                "CLICKANALYTICS_HTTP_HOST", "127.0.0.1",
                "CLICKANALYTICS_HTTP_PORT", Integer.toString(port)));
        environment.putAll(more);
        Path folder = folder();
        Path log = folder.resolve(name + ".log");
        Process process = new Program(
                        Documents.ROOT.resolve("operator/target/lib").toAbsolutePath(),
                        List.of("-Xmx256m"),
                        "io.clickanalytics.operator.OperatorMain",
                        environment)
                .start(folder, log);
        return new OperatorProcess(process, port, log);
    }

    /** When it works, or stands by for another. */
    public OperatorProcess whenReady() {
        await("the operator is ready, see " + log).atMost(Duration.ofMinutes(2)).until(() -> get("/readyz")
                .startsWith("ok"));
        return this;
    }

    /** With SIGTERM, as Kubernetes does; whether it has ended by itself within the time. */
    public boolean stopsWithin(Duration time) throws InterruptedException {
        process.destroy();
        return process.waitFor(time.toSeconds(), TimeUnit.SECONDS);
    }

    /** With -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The answer of its endpoint; empty when there is none. */
    public String get(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString()).body();
        } catch (IOException refused) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** Where logs and the like of operators are. */
    public static Path folder() {
        try {
            return Files.createDirectories(
                    Documents.ROOT.resolve("e2e/target/operator").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
