package io.clickanalytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.dashboard.socket.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowViewerIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Limits LIMITS = new Limits(
            10,
            16_384,
            256 * 1_024,
            new Limits.Times(Duration.ofSeconds(8), Duration.ofSeconds(5), Duration.ofSeconds(65)));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneWhoReadsNothingCostsLittleAndIsSentAwayWhileOthersSeeEverything(boolean byEvents) throws IOException {
        try (var kafka = new KafkaForTests(folder.resolve("broker"))) {
            kafka.createTopic("results");
            try (var publisher = publisher(kafka);
                    var dashboard = dashboard(kafka);
                    var stalled = new RawSocketForTests(dashboard.port())) {
                await().atMost(SOON).until(dashboard::ready);
                String page = "http://127.0.0.1:" + dashboard.port();
                assertThat(byEvents ? stalled.listen(page) : stalled.upgrade(page, "clicks.v1"))
                        .isEqualTo(byEvents ? 200 : 101);
                await().atMost(SOON).until(() -> metric(dashboard, "viewers") == 1);

                publish(publisher, 40);
                await().atMost(SOON).untilAsserted(() -> assertThat(metric(dashboard, "windows_read_total"))
                        .isEqualTo(2_000));
                double sentToStalled = metric(dashboard, "frames_characters_total");

                // 2 000 windows of more than 2 kB each were published: 4 MB and more
                assertThat(sentToStalled).isLessThan(350_000);
                try (var healthy = new ViewerForTests(dashboard.socket(""))) {
                    await().atMost(SOON).until(() -> healthy.totals().size() >= 100);
                    await().atMost(SOON).untilAsserted(() -> assertThat(
                                    dashboard.get("metrics").body())
                            .contains("clickanalytics_dashboard_viewers 1.0"));
                    await().atMost(SOON).until(stalled::isCut);
                    assertThat(healthy.closeCode()).isZero();
                }
            }
        }
    }

    /** Bursts, as when the pipeline catches up. */
    private static void publish(PublisherForTests publisher, int bursts) {
        Map<String, Long> counts = new TreeMap<>();
        IntStream.range(0, 200).forEach(item -> counts.put("item-%03d".formatted(item), 10L + item));
        IntStream.range(0, bursts).forEach(burst -> publisher.publishTogether(50, counts));
    }

    private static PublisherForTests publisher(KafkaForTests kafka) {
        return new PublisherForTests(kafka.bootstrap(), "results", Instant.parse("2026-11-21T08:00:00Z"));
    }

    private static DashboardForTests dashboard(KafkaForTests kafka) {
        return new DashboardForTests(kafka.bootstrap(), "results", Map.of("history", "PT400S"), LIMITS);
    }

    private static double metric(DashboardForTests dashboard, String name) {
        Matcher found = Pattern.compile("^clickanalytics_dashboard_" + name + " (\\S+)$", Pattern.MULTILINE)
                .matcher(dashboard.get("metrics").body());
        return found.find() ? Double.parseDouble(found.group(1)) : -1;
    }
}
