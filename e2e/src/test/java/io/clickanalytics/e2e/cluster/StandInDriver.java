package io.clickanalytics.e2e.cluster;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Answers as the driver does whose pod is said to be on the {@link StandInNode}. */
public final class StandInDriver implements AutoCloseable {
    private static final int PORT = 8080;

    private final HttpServer server;
    private volatile boolean committing = true;
    private volatile Instant committedAt = Instant.now();

    /** Begins at once, and counts. */
    public StandInDriver(StandInNode node) {
        try {
            server = HttpServer.create(new InetSocketAddress(node.address(), PORT), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("port 8080 of " + node.address() + " cannot be had", e);
        }
        server.createContext("/status", exchange -> {
            try (exchange) {
                byte[] bytes = status().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    /** Whether it goes on committing. */
    public void committing(boolean goesOn) {
        committing = goesOn;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String status() {
        if (committing) {
            committedAt = Instant.now();
        }
        return """
                {"phase": "RUNNING", "committedAt": "%s", "lastWindowEnd": "%s", "lagRecords": 3, "lagMilliseconds": 900,
                 "clicksPerSecond": %d, "conditions": {}}""".formatted(committedAt, committedAt, 1_000 + committedAt.getEpochSecond() % 1_000);
    }
}
