package io.clickanalytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.dashboard.socket.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The same frames as through the socket, as Server-Sent Events. */
class EventsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Limits IMPATIENT = new Limits(
            10,
            16_384,
            256 * 1_024,
            new Limits.Times(Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofSeconds(2)));

    private static final Limits FOR_TWO =
            new Limits(2, 16_384, 256 * 1_024, Limits.standard().times());

    @TempDir
    private static Path folder;

    private static KafkaForTests kafka;

    private String topic = "";

    @BeforeAll
    static void startBroker() {
        kafka = new KafkaForTests(folder.resolve("broker"));
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @BeforeEach
    void makeTopic(TestInfo test) {
        topic = test.getTestMethod().orElseThrow().getName();
        kafka.createTopic(topic);
    }

    @Test
    void whoListensGoesOnByTheLastIdOnAnyReplicaAndMissesNothing() {
        try (var publisher = publisher();
                var second = dashboard(Limits.standard())) {
            publisher.publish(5);
            String lastId;
            try (var first = dashboard(Limits.standard());
                    var listener = new ListenerForTests(first.events(""))) {
                await().atMost(SOON).until(() -> listener.totals().size() == 5);
                publisher.publish(2);
                await().atMost(SOON).until(() -> listener.totals().size() == 7);
                lastId = listener.lastId();
            }
            publisher.publish(3);
            await().atMost(SOON)
                    .until(() -> second.json("api/windows").path("windows").size() == 10);

            try (var listener = new ListenerForTests(second.events("?epoch=old&after=-1"), "Last-Event-ID", lastId);
                    var viewer = new ViewerForTests(second.socket(""))) {
                await().atMost(SOON).until(() -> listener.totals().size() == 3);
                await().atMost(SOON).until(() -> viewer.totals().size() == 10);

                assertThat(listener.ofType("hello")).singleElement().satisfies(hello -> assertThat(
                                hello.path("mode").asText())
                        .isEqualTo("resume"));
                assertThat(viewer.totals()).containsAllEntriesOf(listener.totals());
                assertThat(listener.totals()).containsKey(publisher.end(9).toEpochMilli());
            }
        }
    }

    @Test
    void aConnectionFromWhichNothingComesStaysWhereNothingCanCome() {
        try (var publisher = publisher();
                var dashboard = dashboard(IMPATIENT);
                var listener = new ListenerForTests(dashboard.events(""))) {
            await().atMost(SOON).until(dashboard::ready);
            await().atMost(SOON).until(() -> listener.ofType("heartbeat").size() >= 5);
            publisher.publish(1);

            await().atMost(SOON).until(() -> listener.totals().size() == 1);
            assertThat(listener.ended()).isFalse();
        }
    }

    @Test
    void whoListensCountsAsAViewerUntilHeLeaves() {
        try (var dashboard = dashboard(FOR_TWO);
                var viewer = new ViewerForTests(dashboard.socket(""))) {
            try (var listener = new ListenerForTests(dashboard.events(""));
                    var tooMany = new ListenerForTests(dashboard.events(""))) {
                assertThat(listener.status()).isEqualTo(200);
                assertThat(tooMany.status()).isEqualTo(503);
                assertThat(tooMany.headers().firstValue("retry-after")).isPresent();
                assertThat(dashboard.get("metrics").body())
                        .contains("clickanalytics_dashboard_viewers 2.0")
                        .contains("clickanalytics_dashboard_viewers_by_events 1.0");
            }

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(dashboard.get("metrics").body())
                            .contains("clickanalytics_dashboard_viewers 1.0")
                            .contains("clickanalytics_dashboard_viewers_by_events 0.0"));
            assertThat(viewer.closeCode()).isZero();
        }
    }

    @Test
    void aStopIsAnnouncedAndEndsTheStream() {
        ListenerForTests listener;
        try (var dashboard = dashboard(Limits.standard())) {
            listener = new ListenerForTests(dashboard.events(""));
            await().atMost(SOON).until(() -> !listener.ofType("hello").isEmpty());
        }

        await().atMost(SOON).until(listener::ended);
        assertThat(listener.ofType("bye"))
                .singleElement()
                .satisfies(bye -> assertThat(bye.path("code").asInt()).isEqualTo(1_012));
    }

    private PublisherForTests publisher() {
        return new PublisherForTests(kafka.bootstrap(), topic, Instant.parse("2026-11-21T08:00:00Z"));
    }

    private DashboardForTests dashboard(Limits limits) {
        return new DashboardForTests(kafka.bootstrap(), topic, Map.of(), limits);
    }
}
