package io.clickanalytics.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clickanalytics.dashboard.socket.Limits;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** The dashboard in this process, on a free port unless one is named. */
public final class DashboardForTests implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx = Vertx.vertx();
    private final DashboardVerticle verticle;

    public DashboardForTests(String bootstrap, String topic, Map<String, String> more) {
        this(bootstrap, topic, more, Limits.standard());
    }

    public DashboardForTests(String bootstrap, String topic, Map<String, String> more, Limits limits) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "kafka.bootstrap.servers", bootstrap,
                "results.topic", topic,
                "title", "phones",
                "http.host", "127.0.0.1",
                "http.port", "0"));
        settings.putAll(Map.of(
                "label.0", "Huawei", "label.1", "Samsung", "label.2", "Apple", "label.3", "Oppo", "label.4", "Xiaomi"));
        settings.putAll(more);
        verticle = new DashboardVerticle(DashboardConfig.from(settings), limits);
        vertx.deployVerticle(verticle).toCompletionStage().toCompletableFuture().join();
    }

    public int port() {
        return verticle.port();
    }

    public URI page() {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    public URI socket(String query) {
        return URI.create("ws://127.0.0.1:" + port() + "/ws" + query);
    }

    public URI events(String query) {
        return page().resolve("api/events" + query);
    }

    public HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(page().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public JsonNode json(String path) {
        try {
            return JSON.readTree(get(path).body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean ready() {
        return get("readyz").statusCode() == 200;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
