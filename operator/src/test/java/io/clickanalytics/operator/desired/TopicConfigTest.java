package io.clickanalytics.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TopicConfigTest {
    @Test
    void keepsAStateTopicAsTheDocumentsSay() throws IOException {
        var documented = new Properties();
        try (var in = Files.newBufferedReader(Path.of(System.getProperty("root"), "docs", "state-topic.properties"))) {
            documented.load(in);
        }

        assertThat(TopicConfig.state()).isEqualTo(documented);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "5, 2"})
    void asksForTwoCopiesOfACommitWhereOneBrokerMayStillBeAway(int replicas, String inSync) {
        assertThat(TopicConfig.minInSync(replicas)).isEqualTo(inSync);
    }
}
