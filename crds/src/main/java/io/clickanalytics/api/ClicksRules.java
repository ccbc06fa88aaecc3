package io.clickanalytics.api;

import io.clickanalytics.api.v1alpha1.ClickFormat;
import io.clickanalytics.api.v1alpha1.Clicks;
import io.clickanalytics.api.v1alpha1.Csv;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules of {@code spec.clicks}. */
final class ClicksRules {
    private static final String CLICKS = "spec.clicks";
    private static final String FORMAT = CLICKS + ".format";
    private static final String ITEM = CLICKS + ".item";
    private static final String FILTER = CLICKS + ".filter";
    private static final String TIME = CLICKS + ".time";
    private static final String CSV = CLICKS + ".csv";
    private static final String START = CLICKS + ".start";
    private static final String RESET_FROM = CLICKS + ".reset.from";
    private static final String LABELS = CLICKS + ".labels";

    /** The pipeline takes longer items for bad records. */
    private static final int MAX_ITEM_BYTES = 1024;

    static final List<Rule> RULES = List.of(
            new Rule(List.of(FORMAT, ITEM), spec -> missingItem(spec.clicks())),
            new Rule(List.of(FORMAT), spec -> fieldsOfText(spec.clicks())),
            new Rule(List.of(FORMAT, CSV), spec -> csvOfAnother(spec.clicks())),
            new Rule(List.of(FILTER), spec -> filter(spec.clicks())),
            new Rule(List.of(FORMAT, CSV, ITEM, TIME, FILTER), spec -> columnTwoWays(spec.clicks())),
            new Rule(List.of(CSV), spec -> columnsTwice(spec.clicks().csv())),
            new Rule(
                    List.of(FORMAT, CSV, ITEM),
                    spec -> column(ITEM, spec.clicks(), spec.clicks().item())),
            new Rule(List.of(FORMAT, CSV, TIME), spec -> column(TIME, spec.clicks(), timePath(spec.clicks()))),
            new Rule(List.of(FORMAT, CSV, FILTER), spec -> filterColumns(spec.clicks())),
            new Rule(List.of(START), spec -> instant(START, spec.clicks().start())),
            new Rule(List.of(CLICKS + ".reset"), spec -> reset(spec.clicks())),
            new Rule(List.of(LABELS), spec -> labels(spec.clicks())));

    private ClicksRules() {}

    private static Stream<Problem> missingItem(Clicks clicks) {
        return clicks.format() == ClickFormat.TEXT || clicks.item() != null
                ? Stream.empty()
                : Stream.of(new Problem(
                        ITEM,
                        "nothing",
                        "the path of the counted item in a " + clicks.format().text() + " record",
                        "add a path such as $.phone"));
    }

    private static Stream<Problem> fieldsOfText(Clicks clicks) {
        if (clicks.format() != ClickFormat.TEXT) {
            return Stream.empty();
        }
        return Stream.of(
                        new Field(ITEM, clicks.item()),
                        new Field(FILTER, clicks.filter()),
                        new Field(TIME, timePath(clicks)))
                .filter(field -> field.value() != null)
                .map(field -> new Problem(
                        field.path(),
                        Found.text(String.valueOf(field.value())),
                        "nothing with the format text, where a record is the item itself",
                        "remove it, or make " + FORMAT + " json or csv"));
    }

    private static Stream<Problem> csvOfAnother(Clicks clicks) {
        return clicks.csv() == null || clicks.format() == ClickFormat.CSV
                ? Stream.empty()
                : Stream.of(new Problem(
                        CSV,
                        "an object with the format " + clicks.format().text(),
                        "it with the format csv only",
                        "remove it, or make " + FORMAT + " csv"));
    }

    private static Stream<Problem> filter(Clicks clicks) {
        return clicks.filter() != null && Filter.parse(clicks.filter()) instanceof Filter.Broken broken
                ? Stream.of(new Problem(FILTER, broken.found(), broken.wanted(), "correct the filter there"))
                : Stream.empty();
    }

    private static Stream<Problem> filterColumns(Clicks clicks) {
        return clicks.filter() != null && Filter.parse(clicks.filter()) instanceof Filter.Compares compared
                ? compared.paths().stream().distinct().flatMap(path -> column(FILTER, clicks, path))
                : Stream.empty();
    }

    /** A csv record has columns only: by name where columns are named, or by number. */
    private static Stream<Problem> column(String field, Clicks clicks, @Nullable String path) {
        if (clicks.format() != ClickFormat.CSV || path == null) {
            return Stream.empty();
        }
        Csv csv = clicks.csv() == null ? Csv.PLAIN : clicks.csv();
        List<String> columns = csv.columns() == null ? List.of() : csv.columns();
        return CsvColumn.of(path).isIn(columns, csv.columns() != null)
                ? Stream.empty()
                : Stream.of(new Problem(field, path, wantedColumn(columns), remedyForColumn(path, columns)));
    }

    /** The pipeline takes what it needs from a column once. */
    private static Stream<Problem> columnTwoWays(Clicks clicks) {
        List<String> columns = clicks.csv() == null || clicks.csv().columns() == null
                ? List.of()
                : clicks.csv().columns();
        List<String> paths = clicks.format() == ClickFormat.CSV ? paths(clicks) : List.of();
        return paths.stream()
                .filter(path -> CsvColumn.of(path) instanceof CsvColumn.Numbered numbered
                        && numbered.index() < columns.size()
                        && paths.stream()
                                .anyMatch(other -> CsvColumn.of(other) instanceof CsvColumn.Named named
                                        && columns.indexOf(named.name()) == numbered.index()))
                .map(path -> new Problem(
                        CLICKS,
                        "a column as " + path + " and by name",
                        "it in one way everywhere",
                        "write its name everywhere"));
    }

    private static List<String> paths(Clicks clicks) {
        Stream<String> filtered =
                clicks.filter() != null && Filter.parse(clicks.filter()) instanceof Filter.Compares compared
                        ? compared.paths().stream()
                        : Stream.empty();
        return Stream.concat(Stream.of(clicks.item(), timePath(clicks)).filter(Objects::nonNull), filtered)
                .distinct()
                .toList();
    }

    private static Stream<Problem> columnsTwice(@Nullable Csv csv) {
        List<String> columns = csv == null || csv.columns() == null ? List.of() : csv.columns();
        return columns.stream()
                .filter(column -> Collections.frequency(columns, column) > 1)
                .distinct()
                .map(column -> new Problem(CSV + ".columns", column + " twice", "each column once", "name them apart"));
    }

    private static String wantedColumn(List<String> columns) {
        return columns.isEmpty()
                ? "the number of a column such as $[2], as " + CSV + ".columns names none"
                : "one of the columns " + String.join(", ", columns);
    }

    private static String remedyForColumn(String path, List<String> columns) {
        return NearestName.of(path.replaceFirst("^\\$[.]?", ""), columns)
                .map(name -> "write $." + name)
                .orElse("write such a path, or name the columns in " + CSV + ".columns");
    }

    private static @Nullable String timePath(Clicks clicks) {
        return clicks.time().equals("kafka") ? null : clicks.time();
    }

    private static Stream<Problem> reset(Clicks clicks) {
        return clicks.reset() == null
                ? Stream.empty()
                : instant(RESET_FROM, clicks.reset().from());
    }

    private static Stream<Problem> instant(String path, String text) {
        if (text.equals("earliest") || text.equals("latest")) {
            return Stream.empty();
        }
        try {
            Instant unused = Instant.parse(text);
            return Stream.empty();
        } catch (DateTimeException e) {
            return Stream.of(
                    new Problem(path, text, "a day and a time that exist", "correct it, such as 2026-11-21T08:00:00Z"));
        }
    }

    private static Stream<Problem> labels(Clicks clicks) {
        Map<String, String> labels = clicks.labels() == null ? Map.of() : clicks.labels();
        List<Problem> problems = new ArrayList<>();
        labels.forEach((item, label) -> {
            if (item.isBlank() || !item.strip().equals(item) || bytes(item) > MAX_ITEM_BYTES) {
                problems.add(new Problem(
                        LABELS,
                        "the item \"" + item + '"',
                        "an item without space around it and of at most " + MAX_ITEM_BYTES
                                + " bytes, as no other is counted",
                        "correct or remove it"));
            }
            if (label.isBlank()) {
                problems.add(new Problem(
                        LABELS + "[\"" + item + "\"]",
                        Found.text(label),
                        "a name to show",
                        "write one, or remove the item to show it as it is"));
            }
        });
        return problems.stream();
    }

    private static int bytes(String item) {
        return item.getBytes(StandardCharsets.UTF_8).length;
    }

    private record Field(String path, @Nullable String value) {}
}
