package io.clickanalytics.pipeline;

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
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Health, metrics and a status document over HTTP; up before Spark is. */
final class StatusServer implements AutoCloseable {
    private static final Duration COMMIT_AGE = Duration.ofSeconds(30);
    /** A request takes one until it has come in whole: whoever sends half of one must not keep the kubelet out. */
    private static final int THREADS = 16;

    static {
        // read by Java's server once, when its classes are loaded; without them half a request takes a thread for ever
        System.setProperty("sun.net.httpserver.maxReqTime", "5");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
    }

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
            server.createContext(
                    "/status", exchange -> answer(exchange, 200, "application/json", StatusDocument.of(telemetry)));
            server.setExecutor(Executors.newFixedThreadPool(THREADS, StatusServer::daemon));
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

    int port() {
        return server.getAddress().getPort();
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "status");
        thread.setDaemon(true);
        return thread;
    }

    private void writePort(@Nullable Path file) throws IOException {
        if (file != null) {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, Integer.toString(port()));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void ready(HttpExchange exchange) throws IOException {
        boolean ready = telemetry.phase() == Telemetry.Phase.RUNNING
                && clock.getAsLong() - telemetry.committedAt() < COMMIT_AGE.toMillis();
        answer(exchange, ready ? 200 : 503, "text/plain", ready ? "ready\n" : telemetry.phase() + "\n");
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
