package io.clickanalytics.local.recount.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the pipeline says that it has done. Times are epoch milliseconds.
 *
 * @param time Kafka's time of the record: nothing in it was read later
 * @param ranges counted offsets, by partition
 * @param reached how far it is in event time
 * @param records what became of the records of the ranges
 */
public record CommitRecord(
        long number, long epoch, long time, Map<Integer, Range> ranges, Reached reached, Records records) {
    /**
     * Offsets.
     *
     * @param end exclusive
     */
    public record Range(long start, long end) {}

    /**
     * How far a commit is in event time.
     *
     * @param watermark {@link Long#MIN_VALUE} before anything is known
     * @param publishedUpTo end of the last window; absent before the first
     * @param open revisions of windows that are not final, by end; not all of them need be there
     * @param resumed older windows went with an older results topic
     */
    record Reached(long watermark, @Nullable Long publishedUpTo, Map<Long, Revision> open, boolean resumed) {}

    /**
     * A window that is not final.
     *
     * @param dirty true when late clicks came that no record shows yet
     */
    record Revision(int number, boolean dirty) {}

    /**
     * What became of records.
     *
     * @param lost offsets that were deleted before they could be read
     */
    record Records(long counted, long filtered, Map<String, Long> bad, Map<String, Long> dropped, long lost) {
        long read() {
            return counted + filtered + sum(bad) + sum(dropped);
        }

        long droppedAll() {
            return sum(dropped);
        }

        private static long sum(Map<String, Long> byReason) {
            return byReason.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Reads the value of the key {@code commit}. */
    public static CommitRecord of(long time, JsonNode json) {
        Map<Integer, Range> ranges = new TreeMap<>();
        json.required("offsets")
                .properties()
                .forEach(range -> ranges.put(
                        Integer.valueOf(range.getKey()),
                        new Range(
                                range.getValue().required("start").longValue(),
                                range.getValue().required("end").longValue())));
        JsonNode records = json.required("records");
        return new CommitRecord(
                json.required("number").longValue(),
                json.required("epoch").longValue(),
                time,
                ranges,
                reached(json),
                new Records(
                        records.required("counted").longValue(),
                        records.required("filtered").longValue(),
                        byReason(records.required("bad")),
                        byReason(records.required("dropped")),
                        records.path("lost").longValue()));
    }

    private static Reached reached(JsonNode json) {
        Map<Long, Revision> open = new TreeMap<>();
        JsonNode windows = json.required("openWindows");
        windows.properties()
                .forEach(window -> open.put(
                        time(window.getKey()),
                        new Revision(
                                window.getValue().required("revision").intValue(),
                                window.getValue().path("dirty").booleanValue())));
        JsonNode published = json.path("publishedUpTo");
        return new Reached(
                json.hasNonNull("watermark") ? time(json.required("watermark").asText()) : Long.MIN_VALUE,
                published.isTextual() ? Long.valueOf(time(published.asText())) : null,
                open,
                json.path("resumed").booleanValue());
    }

    private static long time(String text) {
        return text.indexOf('T') > 0 ? Instant.parse(text).toEpochMilli() : Long.parseLong(text);
    }

    private static Map<String, Long> byReason(JsonNode json) {
        Map<String, Long> counts = new TreeMap<>();
        json.properties()
                .forEach(reason -> counts.put(reason.getKey(), reason.getValue().longValue()));
        return counts;
    }
}
