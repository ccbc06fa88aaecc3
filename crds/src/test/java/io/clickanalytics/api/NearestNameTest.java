package io.clickanalytics.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestNameTest {
    private static final List<String> KNOWN =
            List.of("length", "slide", "batch", "delay", "allowedLateness", "zone", "bootstrapServers", "topic");

    @ParameterizedTest
    @CsvSource({
        "lenght, length",
        "Length, length",
        "slides, slide",
        "sldie, slide",
        "bach, batch",
        "alowedLatenes, allowedLateness",
        "bootstrapServer, bootstrapServers",
        "bootstrap-servers, bootstrapServers",
        "topics, topic",
    })
    void findsWhatWasMeant(String written, String meant) {
        assertThat(NearestName.of(written, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"replicas", "x", "size", "brokers"})
    void doesNotGuessFromFarAway(String written) {
        assertThat(NearestName.of(written, KNOWN)).isEmpty();
    }
}
