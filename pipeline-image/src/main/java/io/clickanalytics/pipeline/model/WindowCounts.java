package io.clickanalytics.pipeline.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was counted in one window.
 *
 * @param top item to clicks, most first, at most the wanted number of items
 * @param other clicks of all further items
 * @param total clicks of the window
 * @param distinct known items of the window
 * @param truncated true: items beyond the limit were counted in {@code other} without being told apart
 */
public record WindowCounts(Map<String, Long> top, long other, long total, long distinct, boolean truncated) {
    public WindowCounts {
        top = Collections.unmodifiableMap(new LinkedHashMap<>(top));
    }
}
