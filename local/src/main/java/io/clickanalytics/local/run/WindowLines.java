package io.clickanalytics.local.run;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** Windows as lines for the console, as in the paper's Figure 2; of a row of empty windows only the first. */
final class WindowLines {
    private static final int ITEMS_SHOWN = 10;

    private final Map<String, String> labels;
    private final DateTimeFormatter time;
    private boolean silent;

    /**
     * Lines in the user's words.
     *
     * @param labels names of items
     * @param zone in which the times are shown
     */
    WindowLines(Map<String, String> labels, ZoneId zone) {
        this.labels = Map.copyOf(labels);
        time = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone);
    }

    /** The line of a window, unless it says no more than the line before. */
    Optional<String> line(ResultWindow window) {
        boolean nothingNew = silent && window.total() == 0;
        silent = window.total() == 0;
        return nothingNew ? Optional.empty() : Optional.of(time.format(window.end()) + "  " + text(window));
    }

    private String text(ResultWindow window) {
        if (window.total() == 0) {
            return "[]  no clicks";
        }
        return window.first(ITEMS_SHOWN).paperNotation()
                + (window.counts().size() > ITEMS_SHOWN ? " ..." : "")
                + "  " + window.total() + (window.total() == 1 ? " click" : " clicks")
                + leader(window)
                + (window.revision() > 0 ? ", revised by late clicks" : "");
    }

    private String leader(ResultWindow window) {
        return window.counts().keySet().stream()
                .findFirst()
                .flatMap(item -> Optional.ofNullable(labels.get(item)))
                .map(label -> ", most " + label)
                .orElse("");
    }
}
