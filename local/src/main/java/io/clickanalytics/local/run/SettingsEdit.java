package io.clickanalytics.local.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What an edit of the resource means to the programs that run.
 *
 * @param before what they run with
 * @param now what the resource says
 */
record SettingsEdit(Settings before, Settings now) {
    /** The pipeline takes these up from the file while it counts; see docs/settings.md. */
    private static final List<String> TAKEN_UP = List.of("clicks.", "reset.", "window.", "items.", "batch.");

    /** Lines such as {@code window.length PT2S -> PT4S}. */
    List<String> changes() {
        var keys = new TreeSet<>(changed(before.pipeline(), now.pipeline()));
        keys.addAll(changed(before.dashboard(), now.dashboard()));
        return keys.stream()
                .map(key -> key + " " + value(before, key) + " -> " + value(now, key))
                .toList();
    }

    /** Whether a topic is another: clicks and windows of this run would be in two places. */
    boolean movesTopics() {
        return changed(before.pipeline(), now.pipeline()).stream()
                .anyMatch(key -> key.endsWith(".topic") || key.equals("results.paperTopic") || key.equals("owner"));
    }

    /** Whether the pipeline reads something of it at its start only. */
    boolean renewsPipeline() {
        return changed(before.pipeline(), now.pipeline()).stream()
                .anyMatch(key -> TAKEN_UP.stream().noneMatch(key::startsWith));
    }

    /** The dashboard reads its settings at its start only. */
    boolean renewsDashboard() {
        return !before.dashboard().equals(now.dashboard());
    }

    private static List<String> changed(Map<String, String> before, Map<String, String> now) {
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(now.keySet());
        keys.removeIf(key -> Objects.equals(before.get(key), now.get(key)));
        return List.copyOf(keys);
    }

    private static String value(Settings settings, String key) {
        String none = "(none)";
        return settings.pipeline().getOrDefault(key, settings.dashboard().getOrDefault(key, none));
    }
}
