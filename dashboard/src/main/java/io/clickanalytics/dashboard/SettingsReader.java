package io.clickanalytics.dashboard;

import io.clickanalytics.dashboard.http.BasePath;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads typed values out of settings and collects what is wrong with them, so that all of it is said at once. */
final class SettingsReader {
    private final Map<String, String> settings;
    private final Set<String> known = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, String> settings) {
        this.settings = new TreeMap<>(settings);
    }

    /** All settings whose key begins with the prefix, without it. */
    Map<String, String> under(String prefix) {
        Map<String, String> found = settings.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(prefix.length()), Map.Entry::getValue));
        found.keySet().forEach(key -> known.add(prefix + key));
        return found;
    }

    /** A setting that must be there; empty when it is not, which {@link #finish} reports. */
    String text(String key) {
        String found = text(key, "");
        require(!found.isEmpty(), key + ": absent, wanted a value");
        return found;
    }

    String text(String key, String whenAbsent) {
        String found = find(key);
        return found == null ? whenAbsent : found;
    }

    Duration positiveDuration(String key, Duration whenAbsent) {
        String found = find(key);
        if (found == null) {
            return whenAbsent;
        }
        try {
            Duration duration = Duration.parse(found);
            require(duration.compareTo(Duration.ZERO) > 0, key + ": found " + found + ", wanted more than zero");
            return duration;
        } catch (DateTimeParseException e) {
            problems.add(key + ": found " + found + ", wanted an ISO-8601 duration such as PT1H");
            return whenAbsent;
        }
    }

    int port(String key, int whenAbsent) {
        String found = find(key);
        if (found == null) {
            return whenAbsent;
        }
        boolean valid = found.matches("\\d{1,5}") && Integer.parseInt(found) <= 65_535;
        require(valid, key + ": found " + found + ", wanted a port from 0 to 65535");
        return valid ? Integer.parseInt(found) : whenAbsent;
    }

    /** Null when the key is absent. */
    @Nullable
    Path path(String key) {
        String found = find(key);
        return found == null ? null : Path.of(found);
    }

    BasePath basePath(String key) {
        String found = text(key, "/");
        boolean valid = BasePath.isValid(found);
        require(valid, key + ": found " + found + ", wanted a path such as /phones, of letters, digits and . _ ~ -");
        return valid ? BasePath.of(found) : BasePath.of("/");
    }

    Set<String> origins(String key) {
        Set<String> origins = Stream.of(text(key, "").split(",", -1))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        origins.stream()
                .filter(origin -> !isOrigin(origin))
                .forEach(origin -> problems.add(
                        key + ": found " + origin + ", wanted an origin such as https://shop.example.com"));
        return origins;
    }

    void require(boolean fulfilled, String problem) {
        if (!fulfilled) {
            problems.add(problem);
        }
    }

    /** Throws when anything was wrong, keys that nobody asked for included. */
    void finish() {
        settings.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> problems.add(key + ": unknown, wanted a key of docs/settings.md; take it out"));
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
    }

    private @Nullable String find(String key) {
        known.add(key);
        String found = settings.get(key);
        return found == null || found.isBlank() ? null : found.strip();
    }

    private static boolean isOrigin(String text) {
        try {
            URI uri = URI.create(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
