package io.clickanalytics.pipeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class WantedTopicTest {
    @Test
    void keepsAStateTopicAsTheDocumentsSay() throws IOException {
        var documented = new Properties();
        try (var in = Files.newBufferedReader(Path.of(System.getProperty("root"), "docs", "state-topic.properties"))) {
            documented.load(in);
        }

        assertThat(WantedTopic.state("s", 1).config()).isEqualTo(documented);
    }
}
