package io.clickanalytics.dashboard.socket;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.clickanalytics.dashboard.DashboardConfig;
import io.clickanalytics.dashboard.feed.Feed;
import io.clickanalytics.dashboard.history.Entry;
import io.clickanalytics.dashboard.history.History;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The server's frames of {@code clicks.v1}, as {@code docs/dashboard-protocol.md} shows them. */
public final class Frames {
    /** The sub-protocol that a viewer has to ask for. */
    public static final String PROTOCOL = "clicks.v1";

    private static final JsonFactory JSON = new JsonFactory();

    private final DashboardConfig config;
    private final Duration heartbeat;

    /** Frames for one dashboard. */
    public Frames(DashboardConfig config, Duration heartbeat) {
        this.config = config;
        this.heartbeat = heartbeat;
    }

    String hello(Feed feed, Place from, boolean resume, Instant now) {
        return object("hello", json -> {
            json.writeNumberField("protocol", 1);
            json.writeStringField("mode", resume ? "resume" : "reset");
            json.writeStringField("epoch", from.epoch());
            json.writeNumberField("after", from.cursor());
            json.writeNumberField("head", feed.history().head());
            json.writeNumberField("heartbeat", heartbeat.toMillis());
            writeBounds(json, feed.history());
            writePage(json);
            writeShape(json, feed.history());
            writeState(json, feed, now);
        });
    }

    String stat(Feed feed, Instant now) {
        return object("stat", json -> writeState(json, feed, now));
    }

    String heartbeat(Instant now) {
        return object("heartbeat", json -> json.writeNumberField("now", now.toEpochMilli()));
    }

    String bye(CloseCode code, Duration retry) {
        return object("bye", json -> {
            json.writeNumberField("code", code.code());
            json.writeNumberField("retry", retry.toMillis());
        });
    }

    /** As many windows as fit from the beginning of a list that is not empty. */
    static WindowFrame windows(long after, List<Entry> entries, int frameBytes) {
        var text = new StringBuilder(Math.min(frameBytes, 4_096));
        int count = 0;
        while (count < entries.size() && (count == 0 || text.length() < frameBytes)) {
            text.append(count == 0 ? "" : ",").append(entries.get(count).json());
            count++;
        }
        long cursor = entries.get(count - 1).cursor();
        String head = "{\"type\":\"window\",\"after\":" + after + ",\"cursor\":" + cursor + ",\"more\":"
                + (count < entries.size()) + ",\"windows\":[";
        return new WindowFrame(cursor, head + text + "]}");
    }

    private static void writeBounds(JsonGenerator json, History history) throws IOException {
        json.writeObjectFieldStart("keep");
        json.writeNumberField("duration", history.bounds().duration().toMillis());
        json.writeNumberField("windows", history.bounds().windows());
        json.writeEndObject();
    }

    private void writePage(JsonGenerator json) throws IOException {
        json.writeStringField("title", config.page().title());
        json.writeStringField("topic", config.topic());
        json.writeObjectFieldStart("labels");
        for (Map.Entry<String, String> label : new TreeMap<>(config.page().labels()).entrySet()) {
            json.writeStringField(label.getKey(), label.getValue());
        }
        json.writeEndObject();
    }

    private static void writeShape(JsonGenerator json, History history) throws IOException {
        if (history.newest().isPresent()) {
            var shape = history.newest().get().window().shape();
            json.writeObjectFieldStart("shape");
            json.writeNumberField("length", shape.length().toMillis());
            json.writeNumberField("slide", shape.slide().toMillis());
            json.writeEndObject();
        }
    }

    private static void writeState(JsonGenerator json, Feed feed, Instant now) throws IOException {
        json.writeNumberField("now", now.toEpochMilli());
        json.writeObjectFieldStart("feed");
        json.writeStringField("state", feed.state().word());
        json.writeNumberField("since", feed.state().since().toEpochMilli());
        json.writeEndObject();
    }

    private static String object(String type, Content content) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("type", type);
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string can always be written to", e);
        }
        return text.toString();
    }

    /** Writes the fields of an object. */
    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * Windows, ready to be sent.
     *
     * @param cursor of the last one
     * @param text the frame
     */
    record WindowFrame(long cursor, String text) {}
}
