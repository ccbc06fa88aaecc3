package io.clickanalytics.dashboard.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A window as viewers get it: times as epoch milliseconds, which a chart takes as they are. */
final class WindowJson {
    private static final JsonFactory JSON = new JsonFactory();

    private WindowJson() {}

    static String of(long cursor, Window window) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("cursor", cursor);
            writeTimes(json, window);
            writeClicks(json, window.clicks());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string can always be written to", e);
        }
        return text.toString();
    }

    private static void writeTimes(JsonGenerator json, Window window) throws IOException {
        json.writeNumberField("start", window.span().start().toEpochMilli());
        json.writeNumberField("end", window.span().end().toEpochMilli());
        json.writeNumberField("slide", window.shape().slide().toMillis());
        json.writeNumberField("revision", window.version().revision());
        writeIfThere(json, "previous", window.progress().previous());
        writeIfThere(json, "emptySince", window.progress().emptySince());
    }

    private static void writeClicks(JsonGenerator json, Window.Clicks clicks) throws IOException {
        json.writeObjectFieldStart("counts");
        for (Map.Entry<String, Long> count : clicks.counts().entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
        json.writeNumberField("other", clicks.other());
        json.writeNumberField("total", clicks.total());
        json.writeNumberField("distinct", clicks.distinct());
        json.writeBooleanField("truncated", clicks.truncated());
    }

    private static void writeIfThere(JsonGenerator json, String field, @Nullable Instant time) throws IOException {
        if (time != null) {
            json.writeNumberField(field, time.toEpochMilli());
        }
    }
}
