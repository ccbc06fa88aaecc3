package io.clickanalytics.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Health and metrics over HTTP. */
final class Endpoint implements AutoCloseable {
    /** A request takes one until it has come in whole: whoever sends half of one must not keep the kubelet out. */
    private static final int THREADS = 16;

    static {
        // read by Java's server once, when its classes are loaded; without them half a request takes a thread for ever
        System.setProperty("sun.net.httpserver.maxReqTime", "5");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
    }

    private final HttpServer server;

    /**
     * Binds; fails when the port is in use.
     *
     * @param http where
     * @param ready whether it works, or stands by for the one that does
     * @param metrics in Prometheus' text format
     */
    Endpoint(OperatorConfig.Http http, BooleanSupplier ready, Supplier<String> metrics) {
        try {
            server = HttpServer.create(new InetSocketAddress(http.host(), http.port()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on %s:%d: %s; set CLICKANALYTICS_HTTP_PORT to a free port, or to 0 for any"
                            .formatted(http.host(), http.port(), e.getMessage()),
                    e);
        }
        server.createContext("/livez", exchange -> check(exchange, true));
        server.createContext("/readyz", exchange -> check(exchange, ready.getAsBoolean()));
        server.createContext("/metrics", exchange -> answer(exchange, 200, metrics.get()));
        server.setExecutor(Executors.newFixedThreadPool(THREADS, Endpoint::daemon));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "endpoint");
        thread.setDaemon(true);
        return thread;
    }

    private static void check(HttpExchange exchange, boolean good) throws IOException {
        answer(exchange, good ? 200 : 503, good ? "ok\n" : "not ok\n");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
