package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clickanalytics.e2e.harness.Documents;
import io.clickanalytics.e2e.harness.Promtool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts: Prometheus takes them, they come when they must, they and the board speak of metrics that exist, and each has its page. */
final class MonitoringIT {
    private static final Path FOLDER = Documents.ROOT.resolve("manifests/monitoring");
    private static final Path CASES = Documents.ROOT.resolve("e2e/src/test/resources/monitoring/alerts.yaml");
    private static final JsonNode RULES =
            Documents.read(FOLDER.resolve("prometheusrule-clickanalytics.yaml")).get("spec");
    private static final Pattern METRIC = Pattern.compile("\\b(clickanalytics|operator_sdk)_[a-z_]+");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");
    private static final Pattern HEADING = Pattern.compile("(?m)^## (\\w+)$");

    @Test
    void alertsComeWhenTheyMustAndNotOtherwise(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), RULES.toString());
        Files.copy(CASES, folder.resolve("alerts.yaml"));
        Promtool promtool =
                Promtool.any().orElseGet(() -> abort("found no promtool, wanted it on the PATH; install Prometheus"));

        String checked = promtool.run(folder, "check", "rules", "rules.yaml");
        String tested = promtool.run(folder, "test", "rules", "alerts.yaml");

        assertThat(checked).contains("SUCCESS: %d rules found".formatted(alerts().size()));
        assertThat(tested).contains("SUCCESS");
    }

    @Test
    void everyAlertIsSeenToComeInACase() throws IOException {
        assertThat(words(Pattern.compile("alertname=\"(\\w+)\""), CASES)).isEqualTo(names());
    }

    @Test
    void everyAlertHasASectionOfTheRunbookAndEverySectionAnAlert() throws IOException {
        assertThat(words(HEADING, Documents.ROOT.resolve("docs/runbook.md"))).isEqualTo(names());
    }

    @Test
    void everyAlertSaysWhatIsWrongAndWhereItsSectionIs() {
        assertThat(alerts()).allSatisfy(alert -> {
            String name = alert.get("alert").asText();
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            assertThat(alert.at("/annotations/runbook_url").asText())
                    .endsWith("/docs/runbook.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning");
        });
    }

    @Test
    void alertsAndBoardSpeakOfMetricsThatExist() throws IOException {
        Set<String> listed = words(LISTED, Documents.ROOT.resolve("docs/metrics.md"));

        Set<String> spoken = Stream.concat(
                        alerts().stream().map(alert -> alert.get("expr").asText()), expressionsOfTheBoard())
                .flatMap(expression -> METRIC.matcher(expression).results().map(metric -> metric.group()))
                .map(metric -> listed.contains(metric) ? metric : metric.replaceFirst("_(count|sum|bucket)$", ""))
                .collect(Collectors.toSet());

        assertThat(spoken).hasSizeGreaterThan(10);
        assertThat(listed).containsAll(spoken);
    }

    private static Stream<String> expressionsOfTheBoard() throws IOException {
        JsonNode board =
                new ObjectMapper().readTree(FOLDER.resolve("grafana-board.json").toFile());
        return board.findValues("expr").stream().map(JsonNode::asText);
    }

    private static List<JsonNode> alerts() {
        return RULES.findValues("rules").stream()
                .flatMap(rules -> StreamSupport.stream(rules.spliterator(), false))
                .toList();
    }

    private static Set<String> names() {
        return alerts().stream().map(alert -> alert.get("alert").asText()).collect(Collectors.toSet());
    }

    private static Set<String> words(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
