package io.clickanalytics.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clickanalytics.pipeline.decode.ClickFormat;
import io.clickanalytics.pipeline.model.CountingRules;
import io.clickanalytics.pipeline.model.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PipelineConfigTest {
    private static final Map<String, String> LEAST = Map.of(
            "owner", "local/default/phones",
            "kafka.bootstrap.servers", "b:9092",
            "spark.master", "local[*]",
            "input.topic", "phone",
            "results.topic", "resultPhone",
            "state.topic", "resultPhone-state");

    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("http.host", "127.0.0.1"),
            Map.entry("http.port", "0"),
            Map.entry("http.portFile", "port"),
            Map.entry("terminationMessageFile", "why"),
            Map.entry("topics.create", "false"),
            Map.entry("input.create", "false"),
            Map.entry("input.partitions", "6"),
            Map.entry("input.replicas", "3"),
            Map.entry("input.retention", "PT1H"),
            Map.entry("results.replicas", "2"),
            Map.entry("results.retention", "PT2H"),
            Map.entry("results.paperTopic", "paper"),
            Map.entry("deadLetters.topic", "dead"),
            Map.entry("clicks.format", "csv"),
            Map.entry("clicks.item", "$.phone"),
            Map.entry("clicks.filter", "$.type == \"click\""),
            Map.entry("clicks.time", "$.time"),
            Map.entry("clicks.csv.columns", "time, type ,phone"),
            Map.entry("clicks.csv.separator", ";"),
            Map.entry("clicks.start", "2026-11-21T08:00:00Z"),
            Map.entry("clicks.maxFuture", "PT5S"),
            Map.entry("clicks.onInputRecreated", "Restart"),
            Map.entry("reset.nonce", "1"),
            Map.entry("reset.from", "2026-11-20T08:00:00Z"),
            Map.entry("window.length", "PT10S"),
            Map.entry("window.slide", "PT5S"),
            Map.entry("window.batch", "PT0.1S"),
            Map.entry("window.delay", "PT1S"),
            Map.entry("window.allowedLateness", "PT10S"),
            Map.entry("window.zone", "UTC"),
            Map.entry("state.adoptFrom", "local/shop/phones"),
            Map.entry("items.top", "3"),
            Map.entry("items.limit", "9"),
            Map.entry("batch.maxRecords", "7"),
            Map.entry("batch.patience", "PT9S"),
            Map.entry("haltAt", "begun:1"));

    @Test
    void theLeastSettingsAreThePapersCase() {
        PipelineConfig config = PipelineConfig.from(LEAST);

        assertThat(config.clicks().format()).isEqualTo(ClickFormat.text());
        assertThat(config.clicks().start().kind()).isEqualTo(PipelineConfig.Start.Kind.EARLIEST);
        assertThat(config.windows())
                .isEqualTo(new PipelineConfig.Windows(
                        Shape.of(Duration.ofSeconds(2), Duration.ofSeconds(2)),
                        Duration.ofSeconds(1),
                        new CountingRules(200, 60_000, 50, 100_000),
                        50_000_000,
                        Duration.ofMinutes(5)));
        assertThat(config.topics().input().create()).isTrue();
    }

    @Test
    void everyKeyIsReadAndNamedInTheTable() throws IOException {
        Map<String, String> values = new TreeMap<>(LEAST);
        values.putAll(ALL);
        PipelineConfig config = PipelineConfig.from(values);

        assertThat(config.windows().shape()).isEqualTo(Shape.of(Duration.ofSeconds(10), Duration.ofSeconds(5)));
        assertThat(config.windows().rules()).isEqualTo(new CountingRules(1_000, 10_000, 3, 9));
        assertThat(config.clicks().reset())
                .contains(new PipelineConfig.Reset("1", Instant.parse("2026-11-20T08:00:00Z")));
        assertThat(config.clicks().format().csv())
                .isEqualTo(new ClickFormat.Csv(java.util.List.of("time", "type", "phone"), ';'));
        assertThat(config.topics().input())
                .isEqualTo(new PipelineConfig.Input("phone", false, 6, 3, Duration.ofHours(1)));
        values.keySet().removeIf(key -> key.startsWith("kafka.") || key.startsWith("spark."));
        assertThat(documented()).containsExactlyInAnyOrderElementsOf(values.keySet());
    }

    @Test
    void patienceIsAtLeastTwentyBatchesUnlessItIsSet() {
        Map<String, String> values = new TreeMap<>(LEAST);
        values.put("window.batch", "PT1M");
        PipelineConfig slow = PipelineConfig.from(values);
        values.put("batch.patience", "PT9S");

        assertThat(slow.windows().patience()).isEqualTo(Duration.ofMinutes(20));
        assertThat(PipelineConfig.from(values).windows().patience()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void allProblemsAreReportedTogether() {
        Map<String, String> values = new TreeMap<>(LEAST);
        values.remove("input.topic");
        values.putAll(Map.of("window.length", "2s", "http.port", "-1", "colour", "red", "clicks.start", "yesterday"));

        assertThatThrownBy(() -> PipelineConfig.from(values))
                .hasMessageContaining("input.topic is missing")
                .hasMessageContaining("window.length is \"2s\"; wanted an ISO-8601 duration such as PT2S")
                .hasMessageContaining("http.port is \"-1\"")
                .hasMessageContaining("colour is not a setting")
                .hasMessageContaining("clicks.start is \"yesterday\"; wanted earliest, latest or an instant");
    }

    @Test
    void aPathThatCannotBeReadIsAProblem() {
        Map<String, String> values = new TreeMap<>(LEAST);
        values.putAll(Map.of("clicks.format", "json", "clicks.item", "phone["));

        assertThatThrownBy(() -> PipelineConfig.from(values)).hasMessageContaining("phone[");
    }

    @Test
    void anotherWindowRewindsAndAnotherTopicDoesNot() {
        PipelineConfig config = PipelineConfig.from(LEAST);
        Map<String, String> window = new TreeMap<>(LEAST);
        window.put("window.length", "PT10S");
        Map<String, String> topic = new TreeMap<>(LEAST);
        topic.put("results.topic", "other");

        assertThat(config.rewindsTo(PipelineConfig.from(window))).isTrue();
        assertThat(config.rewindsTo(PipelineConfig.from(topic))).isFalse();
    }

    /** Keys of the pipeline's table in docs/settings.md, but for the open families. */
    private static Set<String> documented() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("root"), "docs", "settings.md"));
        String table = text.substring(text.indexOf("## Pipeline"), text.indexOf("## Dashboard"));
        Set<String> keys = new TreeSet<>();
        table.lines().filter(line -> line.startsWith("| `")).forEach(line -> {
            String names = line.split("\\|", -1)[1];
            Pattern.compile("`([^`]+)`").matcher(names).results().forEach(match -> keys.add(match.group(1)));
        });
        keys.removeAll(Arrays.asList("kafka.*", "spark.*"));
        return keys;
    }
}
