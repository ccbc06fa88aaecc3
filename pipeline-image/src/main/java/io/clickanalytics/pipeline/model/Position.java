package io.clickanalytics.pipeline.model;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the count is in event time.
 *
 * @param watermark epoch milliseconds; {@link Long#MIN_VALUE} before anything is known
 * @param publishedUpTo end of the last window published; absent before the first
 * @param firstStart start of the first window published; absent before it
 * @param timeline which shape rules from when
 * @param open windows with something to remember, by end
 */
public record Position(
        long watermark,
        @Nullable Long publishedUpTo,
        @Nullable Long firstStart,
        Timeline timeline,
        Map<Long, OpenWindow> open) {
    public Position {
        open = Map.copyOf(new TreeMap<>(open));
    }

    /** Before the first click. */
    public static Position beginning(Shape shape) {
        return new Position(Long.MIN_VALUE, null, null, Timeline.of(shape), Map.of());
    }
}
