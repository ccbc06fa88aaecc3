package io.clickanalytics.local.run;

import io.clickanalytics.local.replay.Content;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a record must look like to be a click of this system.
 *
 * @param pipeline its settings, see docs/settings.md
 */
record ClickShape(Map<String, String> pipeline) {
    ClickShape {
        pipeline = Map.copyOf(pipeline);
    }

    /** {@code text}, {@code json} or {@code csv}. */
    String format() {
        return pipeline.getOrDefault("clicks.format", "text");
    }

    /** Path of the counted item, for formats that have fields. */
    String item() {
        return pipeline.getOrDefault("clicks.item", "the whole");
    }

    /** What else a record must have, for a sentence. */
    String conditions() {
        String filter = pipeline.get("clicks.filter");
        return (filter == null ? "" : " where " + filter) + (isTimedByArrival() ? "" : " at " + time());
    }

    /**
     * What of a file's rows is sent.
     *
     * @param column where clicks are plain text
     */
    Content content(String column) {
        return switch (format()) {
            case "text" -> Content.column(column);
            case "json" -> Content.json();
            default -> Content.csv(csvColumns(), separator());
        };
    }

    /** Whether rows of these columns are clicks, each of them, and of now; any column will do where clicks are plain text. */
    boolean fits(List<String> columns) {
        if (format().equals("text")) {
            return true;
        }
        return !pipeline.containsKey("clicks.filter")
                && isTimedByArrival()
                && columns.containsAll(csvColumns())
                && holdsItem(columns);
    }

    private boolean holdsItem(List<String> columns) {
        return item().startsWith("$[")
                ? Integer.parseInt(item().substring(2, item().length() - 1)) < columns.size()
                : columns.contains(item().replaceFirst("^[$][.]", ""));
    }

    private boolean isTimedByArrival() {
        return time().equals("kafka");
    }

    private String time() {
        return pipeline.getOrDefault("clicks.time", "kafka");
    }

    private List<String> csvColumns() {
        return Arrays.stream(pipeline.getOrDefault("clicks.csv.columns", "").split(",", -1))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private char separator() {
        return pipeline.getOrDefault("clicks.csv.separator", ",").charAt(0);
    }
}
