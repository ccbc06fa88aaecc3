package io.clickanalytics.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A viewer that is no browser: takes frames, and keeps what a chart would show. */
public final class ViewerForTests implements AutoCloseable, WebSocket.Listener {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final AtomicInteger closeCode = new AtomicInteger();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;
    /** The last acknowledgement: one that is sent before it has left is refused, and lost. */
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    public ViewerForTests(URI uri) {
        socket = CLIENT.newWebSocketBuilder()
                .subprotocols("clicks.v1")
                .buildAsync(uri, this)
                .join();
    }

    public List<JsonNode> frames() {
        return frames;
    }

    public List<JsonNode> hellos() {
        return frames.stream()
                .filter(frame -> frame.path("type").asText().equals("hello"))
                .toList();
    }

    public boolean saw(String type) {
        return frames.stream().anyMatch(frame -> frame.path("type").asText().equals(type));
    }

    /** End to total, since the last reset. */
    public SortedMap<Long, Long> totals() {
        return totals(frames);
    }

    static SortedMap<Long, Long> totals(List<JsonNode> frames) {
        SortedMap<Long, Long> totals = new TreeMap<>();
        for (JsonNode frame : frames) {
            if (frame.path("mode").asText().equals("reset")) {
                totals.clear();
            }
            for (JsonNode window : frame.path("windows")) {
                totals.put(window.path("end").asLong(), window.path("total").asLong());
            }
        }
        return totals;
    }

    /** Where to go on. */
    public String place() {
        long cursor = frames.stream()
                .filter(frame -> frame.has("cursor"))
                .mapToLong(frame -> frame.path("cursor").asLong())
                .reduce(-1, (before, after) -> after);
        String epoch = hellos().get(hellos().size() - 1).path("epoch").asText();
        return "?epoch=" + epoch + "&after=" + cursor;
    }

    public int closeCode() {
        return closeCode.get();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            take(from, read(part.toString()));
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode.set(code);
        return null;
    }

    /** A connection that broke, or a frame that could not be taken: a test that waits for more sees only that nothing comes. */
    @Override
    public void onError(WebSocket from, Throwable error) {
        System.err.println("a viewer has lost its socket");
        error.printStackTrace();
    }

    /** As if the network had gone. */
    public void leave() {
        socket.abort();
    }

    @Override
    public void close() {
        leave();
    }

    private void take(WebSocket from, JsonNode frame) {
        frames.add(frame);
        if (frame.path("type").asText().equals("window")) {
            String ack = "{\"type\":\"ack\",\"cursor\":" + frame.path("cursor") + "}";
            sent = sent.thenCompose(before -> from.sendText(ack, true)).whenComplete((socket, lost) -> {
                if (lost != null && !from.isOutputClosed()) {
                    System.err.println("a viewer could not send " + ack + ": " + lost);
                }
            });
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
