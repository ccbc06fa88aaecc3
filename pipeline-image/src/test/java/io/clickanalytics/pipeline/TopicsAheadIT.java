package io.clickanalytics.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Topics that are made before anybody counts, on a real broker. */
@Timeout(120)
class TopicsAheadIT {
    private static final RealKafka KAFKA = RealKafka.shared();
    private static final Admin ADMIN = KAFKA.admin();
    private static final Duration SOON = Duration.ofSeconds(30);

    @AfterAll
    static void close() {
        ADMIN.close();
    }

    @Test
    void topicsThatAreMissingAreMadeWithoutSpark() {
        try (var ahead = TopicsAhead.made(ADMIN, topics("ahead"))) {
            await().atMost(SOON).until(ahead::isOver);

            assertThat(names()).contains("ahead", "ahead-results", "ahead-state");
        }
    }

    @Test
    void oneThatIsWrongIsLeftToTheCountAndSoAreThoseBehindIt() throws Exception {
        KAFKA.create("wrong-state", 2, Map.of());

        try (var ahead = TopicsAhead.made(ADMIN, topics("wrong"))) {
            await().atMost(SOON).until(ahead::isOver);

            assertThat(names()).contains("wrong-state").doesNotContain("wrong", "wrong-results");
        }
    }

    @Test
    void whoIsWaitedForIsNotWaitedForAfterTheEnd() {
        var ahead = TopicsAhead.made(ADMIN, topics("others", "input.create", "false"));
        await().atMost(SOON).until(() -> names().contains("others-results"));
        assertThat(ahead.isOver()).isFalse();

        ahead.close();

        await().atMost(SOON).until(ahead::isOver);
        assertThat(names()).doesNotContain("others");
    }

    private static PipelineConfig.Topics topics(String name, String... more) {
        return OpeningIT.config(name, more).topics();
    }

    private static Set<String> names() {
        try {
            return ADMIN.listTopics().names().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
