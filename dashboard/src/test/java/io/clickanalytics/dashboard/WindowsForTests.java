package io.clickanalytics.dashboard;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Windows of two seconds in the wire format, one after the other, with counts that tell them apart. */
public final class WindowsForTests {
    public static final Duration SLIDE = Duration.ofSeconds(2);

    private WindowsForTests() {}

    /** Counts of the n-th window: no two windows near each other are alike. */
    public static Map<String, Long> counts(int index) {
        Map<String, Long> counts = new TreeMap<>();
        for (int item = 0; item < 5; item++) {
            counts.put(Integer.toString(item), 40L + 5L * item + (index * (7L + item)) % 31);
        }
        return counts;
    }

    /** The n-th window after {@code origin}, as the pipeline writes it. */
    public static byte[] window(Instant origin, int index, int revision, Map<String, Long> counts) {
        Instant start = origin.plus(SLIDE.multipliedBy(index));
        Instant end = start.plus(SLIDE);
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        String previous = index == 0 ? "" : "\"previous\":\"" + start + "\",";
        return ("{\"start\":\"" + start + "\",\"end\":\"" + end + "\",\"counts\":" + json(counts)
                        + ",\"other\":0,\"total\":" + total + ",\"distinct\":" + counts.size()
                        + ",\"truncated\":false,\"revision\":" + revision + "," + previous + "\"watermark\":\"" + end
                        + "\",\"finalUpTo\":\"" + start + "\",\"shape\":{\"length\":\"PT2S\",\"slide\":\"PT2S\"},"
                        + "\"epoch\":0}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String json(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> "\"" + count.getKey() + "\":" + count.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
