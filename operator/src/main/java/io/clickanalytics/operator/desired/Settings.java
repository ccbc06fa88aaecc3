package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.TimeSpan;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Settings as they are put together: each type has its one way of being written, absent is not written. */
final class Settings {
    private final SortedMap<String, String> values = new TreeMap<>();

    Settings put(String key, @Nullable String value) {
        if (value != null) {
            values.put(key, value);
        }
        return this;
    }

    Settings put(String key, @Nullable TimeSpan value) {
        return put(key, value == null ? null : value.duration().toString());
    }

    Settings put(String key, int value) {
        return put(key, Integer.toString(value));
    }

    Settings put(String key, boolean value) {
        return put(key, Boolean.toString(value));
    }

    Settings put(String key, List<String> values) {
        return put(key, values.isEmpty() ? null : String.join(",", values));
    }

    Settings putAll(Map<String, String> others) {
        values.putAll(others);
        return this;
    }

    SortedMap<String, String> sorted() {
        return Collections.unmodifiableSortedMap(values);
    }
}
