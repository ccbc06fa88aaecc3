package io.clickanalytics.local.recount.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record of the results topic. Times are epoch milliseconds.
 *
 * @param span start and end; together the identity
 * @param counts items as they are published
 * @param link place in the chain of windows
 * @param revision of the window, from 0
 * @param source where and when it was written
 */
record PublishedWindow(Span span, Counts counts, Link link, int revision, Source source)
        implements Comparable<PublishedWindow> {
    /**
     * The window in event time.
     *
     * @param end exclusive
     */
    record Span(long start, long end) {
        @Override
        public String toString() {
            return "window " + Instant.ofEpochMilli(start) + " to " + Instant.ofEpochMilli(end);
        }
    }

    /** What was counted. */
    record Counts(Map<String, Long> items, long other, long total, long distinct, boolean truncated) {
        long shown() {
            return items.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Place among the windows.
     *
     * @param previous end of the window before; absent for the first
     * @param emptySince end of the window before a silence of which only this window was written
     * @param slide of its shape, milliseconds
     */
    record Link(@Nullable Long previous, @Nullable Long emptySince, long length, long slide) {}

    /**
     * Where and when it was written.
     *
     * @param time Kafka's, epoch milliseconds
     */
    record Source(long offset, long time, long epoch, long watermark, long finalUpTo) {}

    static PublishedWindow of(long offset, long time, JsonNode json) {
        Map<String, Long> items = new LinkedHashMap<>();
        json.required("counts")
                .properties()
                .forEach(item -> items.put(item.getKey(), item.getValue().longValue()));
        JsonNode shape = json.required("shape");
        return new PublishedWindow(
                new Span(millis(json.required("start")), millis(json.required("end"))),
                new Counts(
                        items,
                        json.required("other").longValue(),
                        json.required("total").longValue(),
                        json.required("distinct").longValue(),
                        json.required("truncated").booleanValue()),
                new Link(
                        optionalMillis(json.get("previous")),
                        optionalMillis(json.get("emptySince")),
                        Duration.parse(shape.required("length").asText()).toMillis(),
                        Duration.parse(shape.required("slide").asText()).toMillis()),
                json.required("revision").intValue(),
                new Source(
                        offset,
                        time,
                        json.required("epoch").longValue(),
                        millis(json.required("watermark")),
                        millis(json.required("finalUpTo"))));
    }

    private static long millis(JsonNode time) {
        return Instant.parse(time.asText()).toEpochMilli();
    }

    private static @Nullable Long optionalMillis(@Nullable JsonNode time) {
        return time == null || time.isNull() ? null : Long.valueOf(millis(time));
    }

    /** In the order of the chain. */
    @Override
    public int compareTo(PublishedWindow other) {
        int byEnd = Long.compare(span.end, other.span.end);
        return byEnd != 0 ? byEnd : Long.compare(span.start, other.span.start);
    }
}
