package io.clickanalytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class DashboardIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant ORIGIN =
            Instant.ofEpochMilli(System.currentTimeMillis() / 2_000 * 2_000).minusSeconds(600);

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
    void nameTopic(TestInfo test) {
        topic = test.getTestMethod().orElseThrow().getName();
    }

    @Test
    void isReadyOnceEverythingThatWasThereIsRead() {
        kafka.createTopic(topic);
        try (var publisher = publisher();
                var dashboard = dashboard()) {
            publisher.publish(30);

            await().atMost(SOON).until(dashboard::ready);
            // the last window is there once its transaction's marker is
            await().atMost(SOON)
                    .until(() -> dashboard
                                    .json("api/windows?limit=100")
                                    .path("windows")
                                    .size()
                            == 30);
            try (var second = dashboard()) {
                await().atMost(SOON).until(second::ready);
                assertThat(second.json("api/windows?limit=100").path("windows")).hasSize(30);
            }
        }
    }

    @Test
    void waitsForATopicThatDoesNotExistYetAndSaysSo() {
        try (var dashboard = dashboard();
                var viewer = new ViewerForTests(dashboard.socket(""))) {
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(dashboard.get("readyz").body()).contains("topicAbsent"));
            assertThat(dashboard.get("livez").statusCode()).isEqualTo(200);

            kafka.createTopic(topic);
            try (var publisher = publisher()) {
                publisher.publish(3);
                await().atMost(SOON).until(() -> viewer.totals().size() == 3);
            }
            await().atMost(SOON).until(dashboard::ready);
            assertThat(viewer.frames())
                    .anyMatch(frame -> frame.at("/feed/state").asText().equals("topicAbsent"));
        }
    }

    @Test
    void whoComesBackGoesOnWithoutAHole() {
        kafka.createTopic(topic);
        try (var publisher = publisher();
                var dashboard = dashboard();
                var first = new ViewerForTests(dashboard.socket(""))) {
            publisher.publish(5);
            await().atMost(SOON).until(() -> first.totals().size() == 5);
            first.leave();
            publisher.publish(4);

            try (var second = new ViewerForTests(dashboard.socket(first.place()))) {
                await().atMost(SOON).until(() -> second.totals().size() == 4);
                assertThat(second.hellos().get(0).path("mode").asText()).isEqualTo("resume");
                assertThat(second.totals().firstKey()).isEqualTo(first.totals().lastKey() + 2_000);
            }
        }
    }

    @Test
    void whoComesBackToAnotherReplicaGoesOnWithoutAHole() {
        kafka.createTopic(topic);
        try (var publisher = publisher();
                var first = dashboard();
                var viewer = new ViewerForTests(first.socket(""))) {
            publisher.publish(5);
            await().atMost(SOON).until(() -> viewer.totals().size() == 5);
            String place = viewer.place();
            publisher.publish(4);

            try (var second = dashboard();
                    var again = new ViewerForTests(second.socket(place))) {
                await().atMost(SOON).until(() -> again.totals().size() == 4);
                assertThat(again.hellos())
                        .allMatch(hello -> hello.path("mode").asText().equals("resume"));
            }
        }
    }

    @Test
    void aTopicMadeAnewResetsTheChart() {
        kafka.createTopic(topic);
        try (var dashboard = dashboard();
                var viewer = new ViewerForTests(dashboard.socket(""))) {
            try (var publisher = publisher()) {
                publisher.publish(5);
                await().atMost(SOON).until(() -> viewer.totals().size() == 5);
            }
            kafka.deleteTopic(topic);
            kafka.createTopic(topic);
            try (var publisher = publisher()) {
                publisher.publish(2);
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(viewer.totals()).hasSize(2));
            }
            assertThat(viewer.hellos())
                    .extracting(hello -> hello.path("epoch").asText())
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aRevisionAndAnUnreadableRecordAreTakenAsWhatTheyAre() {
        kafka.createTopic(topic);
        try (var publisher = publisher();
                var dashboard = dashboard();
                var viewer = new ViewerForTests(dashboard.socket(""))) {
            publisher.publish(3);
            publisher.sendRaw("{\"no\":\"window\"}");
            publisher.revise(1, 1, Map.of("0", 7_000L));

            await().atMost(SOON).untilAsserted(() -> assertThat(
                            viewer.totals().get(publisher.end(1).toEpochMilli()))
                    .isEqualTo(7_000));
            assertThat(viewer.totals()).hasSize(3);
            assertThat(dashboard.get("metrics").body())
                    .contains("clickanalytics_dashboard_records_unreadable_total 1.0")
                    .contains("clickanalytics_dashboard_windows_read_total 4.0")
                    .contains("clickanalytics_dashboard_viewers 1.0");
        }
    }

    @Test
    void windowsWrittenWhileTheBrokerWasAwayFromTheViewersFollowEachOther() {
        kafka.createTopic(topic);
        try (var dashboard = dashboard();
                var viewer = new ViewerForTests(dashboard.socket(""))) {
            try (var publisher = publisher()) {
                publisher.publish(5);
                await().atMost(SOON).until(() -> viewer.totals().size() == 5);
                await().atMost(SOON).until(dashboard::ready);

                kafka.kill();
                await().atMost(SOON).until(() -> viewer.frames().stream()
                        .anyMatch(frame -> frame.at("/feed/state").asText().equals("unreachable")));
                assertThat(dashboard.ready()).isTrue();
                kafka.start();
                publisher.publish(5);

                await().atMost(SOON).until(() -> viewer.totals().size() == 10);
            }
            assertThat(viewer.totals().keySet())
                    .containsExactlyElementsOf(LongStream.range(1, 11)
                            .mapToObj(n -> ORIGIN.toEpochMilli() + 2_000 * n)
                            .toList());
            assertThat(viewer.hellos()).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void aStopTellsViewersToComeBack() {
        kafka.createTopic(topic);
        var dashboard = dashboard();
        try (var viewer = new ViewerForTests(dashboard.socket(""))) {
            await().atMost(SOON).until(() -> !viewer.hellos().isEmpty());

            dashboard.close();

            await().atMost(SOON).until(() -> viewer.closeCode() != 0);
            assertThat(viewer.closeCode()).isEqualTo(1012);
            assertThat(viewer.saw("bye")).isTrue();
        }
    }

    @Test
    void theHistoryIsThereOverPlainHttp() {
        kafka.createTopic(topic);
        try (var publisher = publisher();
                var dashboard = dashboard()) {
            publisher.publish(12);
            await().atMost(SOON)
                    .until(() -> dashboard.json("api/windows").path("windows").size() == 12);

            JsonNode first = dashboard.json("api/windows?limit=5");
            JsonNode rest =
                    dashboard.json("api/windows?after=" + first.path("cursor").asLong());

            assertThat(first.path("windows")).hasSize(5);
            assertThat(first.path("complete").asBoolean()).isTrue();
            assertThat(rest.path("windows")).hasSize(7);
            assertThat(rest.path("head").asLong()).isEqualTo(rest.path("cursor").asLong());
            assertThat(dashboard.get("api/windows.csv").body().lines()).hasSize(1 + 12 * 5);
            assertThat(dashboard.get("api/windows?limit=no").statusCode()).isEqualTo(400);
        }
    }

    private PublisherForTests publisher() {
        return new PublisherForTests(kafka.bootstrap(), topic, ORIGIN);
    }

    private DashboardForTests dashboard() {
        return new DashboardForTests(kafka.bootstrap(), topic, Map.of());
    }
}
