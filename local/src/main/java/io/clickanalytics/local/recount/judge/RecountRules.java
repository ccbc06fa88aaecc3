package io.clickanalytics.local.recount.judge;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the recount must know of the pipeline's settings.
 *
 * @param format how records become clicks
 * @param maxFuture later event times are bad
 * @param lateness windows take late clicks so long after their end
 * @param top items of a result
 * @param startsAtEarliest true when the count must begin with the first record of each partition
 */
public record RecountRules(Format format, Duration maxFuture, Duration lateness, int top, boolean startsAtEarliest) {
    private static final String RECORD_TIME = "kafka";

    /**
     * How records become clicks.
     *
     * @param kind text, json or csv
     * @param time path of the event time; null: the record's own time
     */
    public record Format(
            String kind, Path item, Filter filter, @Nullable Path time, Csv csv) {}

    /**
     * Shape of a CSV record.
     *
     * @param columns names in order; empty when columns are given by number
     */
    public record Csv(List<String> columns, char separator) {
        public Csv {
            columns = List.copyOf(columns);
        }
    }

    /** Reads the pipeline's settings; docs/settings.md has keys and defaults. */
    public static RecountRules of(Map<String, String> settings) {
        return new RecountRules(
                format(settings),
                Duration.parse(settings.getOrDefault("clicks.maxFuture", "PT1M")),
                Duration.parse(settings.getOrDefault("window.allowedLateness", "PT1M")),
                Integer.parseInt(settings.getOrDefault("items.top", "50")),
                settings.getOrDefault("clicks.start", "earliest").equals("earliest")
                        && !settings.containsKey("reset.nonce"));
    }

    private static Format format(Map<String, String> settings) {
        String columns = settings.getOrDefault("clicks.csv.columns", "");
        String time = settings.getOrDefault("clicks.time", RECORD_TIME);
        return new Format(
                settings.getOrDefault("clicks.format", "text").toLowerCase(Locale.ROOT),
                Path.of(settings.getOrDefault("clicks.item", "$")),
                Filter.of(settings.getOrDefault("clicks.filter", "")),
                time.equals(RECORD_TIME) ? null : Path.of(time),
                new Csv(
                        columns.isEmpty() ? List.of() : List.of(columns.split(",", -1)),
                        settings.getOrDefault("clicks.csv.separator", ",").charAt(0)));
    }
}
