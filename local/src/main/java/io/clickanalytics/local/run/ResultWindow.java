package io.clickanalytics.local.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a line about a window needs of a record of the results topic.
 *
 * @param start of the window
 * @param end of the window, exclusive
 * @param counts clicks by item, most first
 * @param total clicks of the window
 * @param revision above 0 when late clicks changed it
 */
record ResultWindow(Instant start, Instant end, Map<String, Long> counts, long total, int revision) {
    private static final ObjectMapper JSON = new ObjectMapper();

    ResultWindow {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /** Reads a record's value. */
    static ResultWindow of(byte[] value) throws IOException {
        JsonNode node = JSON.readTree(value);
        var counts = new LinkedHashMap<String, Long>();
        node.path("counts")
                .properties()
                .forEach(item -> counts.put(item.getKey(), item.getValue().asLong()));
        return new ResultWindow(
                Instant.parse(node.path("start").asText()),
                Instant.parse(node.path("end").asText()),
                counts,
                node.path("total").asLong(),
                node.path("revision").asInt());
    }

    /** The same window with no more than so many items. */
    ResultWindow first(int items) {
        var most = new LinkedHashMap<String, Long>();
        counts.entrySet().stream().limit(items).forEach(item -> most.put(item.getKey(), item.getValue()));
        return new ResultWindow(start, end, most, total, revision);
    }

    /** The counts in the paper's notation, {@code [{"4":14},{"0":10}]}. */
    String paperNotation() {
        return counts.entrySet().stream()
                .map(item -> "{" + quoted(item.getKey()) + ":" + item.getValue() + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String item) {
        try {
            return JSON.writeValueAsString(item);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text is always JSON", e);
        }
    }
}
