package io.clickanalytics.pipeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WantedTopicTest {
    private static final WantedTopic STATE = WantedTopic.state("state", 3);

    @Test
    void keepsAStateTopicAsTheDocumentsSay() throws IOException {
        var documented = new Properties();
        try (var in = Files.newBufferedReader(Path.of(System.getProperty("root"), "docs", "state-topic.properties"))) {
            documented.load(in);
        }

        assertThat(STATE.config()).isEqualTo(documented);
    }

    @Test
    void aTopicAsItWouldBeCreatedHasNoShortcoming() {
        assertThat(STATE.shortcomings(STATE.config(), 3)).isEmpty();
    }

    @Test
    void betterThanWantedIsNoShortcoming() {
        Map<String, String> better = with("segment.bytes", "1048576", "delete.retention.ms", "7200000");

        assertThat(STATE.shortcomings(better, 5)).isEmpty();
    }

    @Test
    void everySettingThatFallsShortIsNamedWithFoundAndWanted() {
        Map<String, String> defaults = with(
                "segment.bytes", "1073741824",
                "segment.ms", "604800000",
                "min.cleanable.dirty.ratio", "0.5",
                "max.compaction.lag.ms", "9223372036854775807",
                "delete.retention.ms", "1000",
                "message.timestamp.type", "CreateTime");

        assertThat(STATE.shortcomings(defaults, 1))
                .containsExactly(
                        "state has 1 replicas, wanted 3",
                        "state has delete.retention.ms=1000, wanted at least 3600000",
                        "state has max.compaction.lag.ms=9223372036854775807, wanted at most 600000",
                        "state has message.timestamp.type=CreateTime, wanted LogAppendTime",
                        "state has min.cleanable.dirty.ratio=0.5, wanted at most 0.1",
                        "state has segment.bytes=1073741824, wanted at most 33554432",
                        "state has segment.ms=604800000, wanted at most 600000");
    }

    @Test
    void resultsThatAreKeptForEverAreKeptLongEnough() {
        var results = WantedTopic.kept("results", 1, 1, Duration.ofHours(1));

        assertThat(results.shortcomings(Map.of("retention.ms", "-1"), 1)).isEmpty();
        assertThat(results.shortcomings(Map.of("retention.ms", "60000"), 1))
                .containsExactly("results has retention.ms=60000, wanted at least 3600000");
    }

    private static Map<String, String> with(String... more) {
        Map<String, String> config = new TreeMap<>(STATE.config());
        for (int i = 0; i < more.length; i += 2) {
            config.put(more[i], more[i + 1]);
        }
        return config;
    }
}
