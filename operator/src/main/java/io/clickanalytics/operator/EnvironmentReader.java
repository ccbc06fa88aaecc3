package io.clickanalytics.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads typed values out of environment variables and collects what is wrong with them, so that all of it is said at once. */
final class EnvironmentReader {
    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    EnvironmentReader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Nullable
    String text(String key) {
        String found = environment.get(key);
        return found == null || found.isBlank() ? null : found.strip();
    }

    String text(String key, String whenAbsent) {
        String found = text(key);
        return found == null ? whenAbsent : found;
    }

    /** A value that must be there; empty when it is not, which {@link #finish} reports. */
    String required(String key) {
        String found = text(key);
        if (found == null) {
            problems.add(key + ": absent, wanted a value");
            return "";
        }
        return found;
    }

    Set<String> names(String key) {
        Set<String> names = Stream.of(text(key, "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        names.stream()
                .filter(name -> !name.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?"))
                .forEach(name ->
                        problems.add(key + ": found " + name + ", wanted names of namespaces, separated by commas"));
        return names;
    }

    boolean flag(String key, boolean whenAbsent) {
        String found = text(key);
        if (found == null) {
            return whenAbsent;
        }
        if (!found.equals("true") && !found.equals("false")) {
            problems.add(key + ": found " + found + ", wanted true or false");
        }
        return found.equals("true");
    }

    int port(String key, int whenAbsent) {
        return number(key, whenAbsent, 0, 65_535, "a port from 0 to 65535");
    }

    int positive(String key, int whenAbsent) {
        return number(key, whenAbsent, 1, 100_000, "a number from 1 to 100000");
    }

    /** Ends reading. Unknown names are no problem: Kubernetes itself adds some, after Services of the namespace. */
    void finish() {
        if (!problems.isEmpty()) {
            throw new InvalidEnvironment(problems);
        }
    }

    private int number(String key, int whenAbsent, int least, int most, String wanted) {
        String found = text(key);
        if (found == null) {
            return whenAbsent;
        }
        if (found.matches("\\d{1,6}")) {
            int number = Integer.parseInt(found);
            if (number >= least && number <= most) {
                return number;
            }
        }
        problems.add(key + ": found " + found + ", wanted " + wanted);
        return whenAbsent;
    }
}
