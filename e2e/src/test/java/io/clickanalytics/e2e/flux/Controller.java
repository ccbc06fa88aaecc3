package io.clickanalytics.e2e.flux;

import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.harness.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One of Flux's controllers as a process of this machine; it ends when this one does.
 *
 * @param process a shell that keeps it
 * @param port of its health
 * @param log what it says
 */
record Controller(Process process, int port, Path log) implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** It lives as long as the standard input of its shell stays open, which the death of this process closes. */
    private static final String LEASH = "\"$@\" & read -r; kill $!; wait";

    /** Starts it; the environment is added to that of this process. */
    static Controller start(Path program, Path log, Map<String, String> environment, String... options) {
        int port = Ports.free();
        List<String> command = new ArrayList<>(List.of("bash", "-c", LEASH, "flux", program.toString()));
        command.add("--watch-all-namespaces=false");
        command.add("--metrics-addr=0");
        command.add("--health-addr=127.0.0.1:" + port);
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new Controller(builder.start(), port, log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + program, e);
        }
    }

    /** When it works. */
    Controller whenReady() {
        await("Flux's controller is ready, see " + log)
                .atMost(Duration.ofMinutes(2))
                .until(this::isReady);
        return this;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
