package io.clickanalytics.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Health, metrics and a status document over HTTP; up before Spark is. */
final class StatusServer implements AutoCloseable {
    private static final Duration COMMIT_AGE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Telemetry telemetry;
    private final LongSupplier clock;

    /** Binds; fails when the port is in use. */
    StatusServer(PipelineConfig.Endpoint endpoint, Telemetry telemetry, LongSupplier clock) {
        this.telemetry = telemetry;
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(endpoint.host(), endpoint.port()), 0);
            server.createContext("/livez", exchange -> answer(exchange, 200, "text/plain", "alive\n"));
            server.createContext("/readyz", this::ready);
            server.createContext(
                    "/metrics", exchange -> answer(exchange, 200, "text/plain; version=0.0.4", telemetry.scrape()));
            server.createContext("/status", exchange -> answer(exchange, 200, "application/json", status()));
            server.setExecutor(Executors.newSingleThreadExecutor(StatusServer::daemon));
            server.start();
            writePort(endpoint.portFile());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on %s:%d: %s; set http.port to a free port, or to 0 for any"
                            .formatted(endpoint.host(), endpoint.port(), e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "status");
        thread.setDaemon(true);
        return thread;
    }

    private void writePort(@Nullable Path file) throws IOException {
        if (file != null) {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, Integer.toString(server.getAddress().getPort()));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void ready(HttpExchange exchange) throws IOException {
        boolean ready = telemetry.phase() == Telemetry.Phase.RUNNING
                && clock.getAsLong() - telemetry.committedAt() < COMMIT_AGE.toMillis();
        answer(exchange, ready ? 200 : 503, "text/plain", ready ? "ready\n" : telemetry.phase() + "\n");
    }

    private String status() {
        ObjectNode json = JSON.createObjectNode();
        json.put("phase", telemetry.phase().name());
        Telemetry.Progress progress = telemetry.progress();
        if (progress != null) {
            json.put("commit", progress.number());
            if (progress.watermark() != Long.MIN_VALUE) {
                json.put("watermark", Instant.ofEpochMilli(progress.watermark()).toString());
            }
            Long end = progress.lastWindowEnd();
            if (end != null) {
                json.put("lastWindowEnd", Instant.ofEpochMilli(end).toString());
            }
            json.set("records", JSON.valueToTree(progress.totals()));
        }
        Telemetry.Executors executors = telemetry.executors();
        if (executors != null) {
            json.set("executors", JSON.valueToTree(executors));
        }
        json.put("committedAt", Instant.ofEpochMilli(telemetry.committedAt()).toString());
        json.put("lagRecords", telemetry.lag().records());
        json.put("lagMilliseconds", telemetry.lag().milliseconds());
        json.put("clicksPerSecond", Math.round(telemetry.clicksPerSecond()));
        json.put("rewinds", telemetry.rewinds());
        json.put("batches", telemetry.batches().count());
        json.put("batchMeanMilliseconds", telemetry.batches().mean(TimeUnit.MILLISECONDS));
        json.put("commitMeanMilliseconds", telemetry.commits().mean(TimeUnit.MILLISECONDS));
        json.set("conditions", JSON.valueToTree(telemetry.conditions()));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
