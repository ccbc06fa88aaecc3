package io.clickanalytics.dashboard.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the wire format of {@code docs/wire-formats.md}. Fields that it does not know are for later readers. */
public final class WindowReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WindowReader() {}

    /** Reads the value of a record, JSON in UTF-8. */
    public static WindowRecord read(byte @Nullable [] value) {
        if (value == null) {
            return new WindowRecord.Bad("found no value, wanted a JSON object");
        }
        try {
            JsonNode json = JSON.readTree(value);
            return json != null && json.isObject()
                    ? new WindowRecord.Good(window(json))
                    : new WindowRecord.Bad("found something else, wanted a JSON object");
        } catch (IOException e) {
            return new WindowRecord.Bad("found something else, wanted JSON");
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            return new WindowRecord.Bad(String.valueOf(e.getMessage()));
        }
    }

    private static Window window(JsonNode json) {
        JsonNode shape = field(json, "shape");
        return new Window(
                new Window.Span(instant(json, "start"), instant(json, "end")),
                new Window.Shape(duration(shape, "length"), duration(shape, "slide")),
                new Window.Version(number(json, "epoch"), number(json, "revision")),
                clicks(json),
                new Window.Progress(
                        instantIfThere(json, "previous"),
                        instant(json, "watermark"),
                        instant(json, "finalUpTo"),
                        instantIfThere(json, "emptySince")));
    }

    private static Window.Clicks clicks(JsonNode json) {
        JsonNode found = field(json, "counts");
        Map<String, Long> counts = new LinkedHashMap<>();
        found.fieldNames().forEachRemaining(item -> counts.put(item, number(found, item)));
        return new Window.Clicks(
                counts,
                number(json, "other"),
                number(json, "total"),
                number(json, "distinct"),
                field(json, "truncated").asBoolean());
    }

    /** Only what epoch milliseconds can hold: viewers get times in these. */
    private static Instant instant(JsonNode json, String field) {
        return Instant.ofEpochMilli(Instant.parse(field(json, field).asText()).toEpochMilli());
    }

    private static @Nullable Instant instantIfThere(JsonNode json, String field) {
        return json.hasNonNull(field) ? instant(json, field) : null;
    }

    private static Duration duration(JsonNode json, String field) {
        Duration found = Duration.parse(field(json, field).asText());
        if (found.isNegative() || found.isZero()) {
            throw new IllegalArgumentException("field " + field + ": found " + found + ", wanted more than zero");
        }
        return found;
    }

    private static long number(JsonNode json, String field) {
        JsonNode found = field(json, field);
        if (!found.isIntegralNumber() || !found.canConvertToLong() || found.longValue() < 0) {
            throw new IllegalArgumentException("field " + field + ": wanted a whole number from 0");
        }
        return found.longValue();
    }

    private static JsonNode field(JsonNode json, String field) {
        JsonNode found = json.get(field);
        if (found == null || found.isNull()) {
            throw new IllegalArgumentException("field " + field + ": absent, wanted a value");
        }
        return found;
    }
}
