package io.clickanalytics.pipeline;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads values out of settings and collects everything that is wrong with them. */
final class Settings {
    private final Map<String, String> values;
    private final Set<String> known = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    Settings(Map<String, String> values) {
        this.values = new TreeMap<>(values);
    }

    /** A required value; when it is missing, an empty one and a problem. */
    String required(String key) {
        String value = optional(key);
        if (value == null) {
            problems.add(key + " is missing; it is required");
            return "";
        }
        return value;
    }

    @Nullable
    String optional(String key) {
        known.add(key);
        String value = values.get(key);
        return value == null || value.isBlank() ? null : value.strip();
    }

    <T> T value(String key, String otherwise, Function<String, T> parse, String wanted) {
        String value = optional(key);
        try {
            return parse.apply(value == null ? otherwise : value);
        } catch (IllegalArgumentException | DateTimeException e) {
            problems.add("%s is \"%s\"; wanted %s".formatted(key, value, wanted));
            return parse.apply(otherwise);
        }
    }

    String text(String key, String otherwise) {
        String value = optional(key);
        return value == null ? otherwise : value;
    }

    Duration duration(String key, String otherwise) {
        return value(key, otherwise, Duration::parse, "an ISO-8601 duration such as PT2S");
    }

    int number(String key, int otherwise) {
        return value(key, Integer.toString(otherwise), Settings::natural, "a number, not negative");
    }

    boolean flag(String key, boolean otherwise) {
        return value(key, Boolean.toString(otherwise), Settings::truth, "true or false");
    }

    /** All values under a prefix, which is cut off. */
    Map<String, String> under(String prefix) {
        Map<String, String> found = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                known.add(key);
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }

    /** A value that several settings make together. */
    <T> @Nullable T together(Supplier<T> parse) {
        try {
            return parse.get();
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return null;
        }
    }

    void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    /**
     * Ends the reading.
     *
     * @throws IllegalArgumentException with all problems, unknown keys among them
     */
    void check() {
        values.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> problems.add(key + " is not a setting; see docs/settings.md"));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("settings: " + String.join("; ", problems));
        }
    }

    private static int natural(String text) {
        int number = Integer.parseInt(text);
        if (number < 0) {
            throw new IllegalArgumentException("negative");
        }
        return number;
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return Boolean.parseBoolean(text);
    }
}
