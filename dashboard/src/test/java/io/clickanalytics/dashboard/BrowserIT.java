package io.clickanalytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.clickanalytics.browser.DashboardPage;
import io.clickanalytics.browser.RealBrowser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, against the real server and a real broker. */
class BrowserIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String OTHER = "";

    @TempDir
    private static Path folder;

    private static KafkaForTests kafka;
    private static RealBrowser browser;

    private final Instant origin =
            Instant.ofEpochMilli(System.currentTimeMillis() / 2_000 * 2_000).minusSeconds(200);
    private String topic = "";

    @BeforeAll
    static void startNeighbours() {
        kafka = new KafkaForTests(folder.resolve("broker"));
        browser = new RealBrowser();
    }

    @AfterAll
    static void stopNeighbours() {
        browser.close();
        kafka.close();
    }

    @BeforeEach
    void nameTopic(TestInfo test) {
        topic = test.getTestMethod().orElseThrow().getName();
    }

    @Test
    void countsDrawnEqualCountsPublishedAcrossARestartOfTheDashboardAndOfTheBroker() {
        kafka.createTopic(topic);
        try (var page = page();
                var publisher = publisher()) {
            int port;
            try (var dashboard = dashboard("0")) {
                port = dashboard.port();
                publisher.publish(20);
                page.open(dashboard.page());
                awaitDrawn(page, 20);
                publisher.publish(3);
                awaitDrawn(page, 23);
            }
            publisher.publish(4);
            soon().until(() -> page.text("#freshness-text").contains("Reconnecting"));

            try (var again = dashboard(Integer.toString(port))) {
                awaitDrawn(page, 27);
                kafka.kill();
                soon().until(() -> page.text("#freshness-text").contains("Kafka does not answer"));
                kafka.start();
                publisher.publish(5);
                awaitDrawn(page, 32);
                assertThat(again.ready()).isTrue();
            }
            assertThat(page.holes()).isEqualTo(0);
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void aHoleIsLeftOpenAndARevisionMovesThePoint() {
        kafka.createTopic(topic);
        try (var publisher = publisher();
                var dashboard = dashboard("0");
                var page = page().open(dashboard.page())) {
            publisher.publish(5);
            publisher.skip(3);
            publisher.publish(4);
            publisher.revise(2, 1, Map.of("0", 333L));

            soon().untilAsserted(() -> assertThat(page.drawn().get("0"))
                    .hasSize(9)
                    .containsEntry(publisher.end(2).toEpochMilli(), 333L));
            assertThat(page.holes()).isEqualTo(1);
            assertThat(page.text("#footnote")).contains("1 gap without data");
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void itemsBeyondTheEightLinesAreOtherAndHostileNamesAreOnlyText() {
        kafka.createTopic(topic);
        String hostile = "<img src=x onerror=alert(1)>";
        Map<String, Long> counts = new TreeMap<>(Map.of(hostile, 5_000L, "x".repeat(5_000), 4_000L));
        for (int item = 0; item < 20; item++) {
            counts.put("item-%02d".formatted(item), 100L - item);
        }
        try (var publisher = publisher();
                var dashboard = dashboard("0");
                var page = page().open(dashboard.page())) {
            publisher.publishTogether(3, counts);

            soon().untilAsserted(() -> assertThat(page.drawn()).hasSize(9).containsKey(OTHER));
            assertThat(page.page().locator("#legend button").allTextContents())
                    .hasSize(9)
                    .contains(hostile, "Other")
                    .allSatisfy(name -> assertThat(name).hasSizeLessThan(100));
            assertThat(page.page().locator("img").count()).isZero();
            page.page().mouse().move(400, 500);
            assertThat(page.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void pauseHoldsTheChartAndResumeShowsWhatCameMeanwhile() {
        kafka.createTopic(topic);
        try (var publisher = publisher();
                var dashboard = dashboard("0");
                var page = page().open(dashboard.page())) {
            publisher.publish(5);
            awaitDrawn(page, 5);
            assertThat(page.page().isVisible("#open-to-all"))
                    .as("says that anybody sees it")
                    .isTrue();

            page.page().click("#pause");
            publisher.publish(2);
            soon().until(() -> page.text("#pause").equals("Resume (+2)"));
            assertThat(page.drawn().get("0")).hasSize(5);
            page.page().click("#pause");

            awaitDrawn(page, 7);
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void aLegendButtonTakesALineAwayAndTheTableSaysWhatTheChartDraws() {
        kafka.createTopic(topic);
        try (var publisher = publisher();
                var dashboard = dashboard("0");
                var page = page().open(dashboard.page())) {
            publisher.publish(5);
            awaitDrawn(page, 5);

            page.page().click("#legend button:has-text('Samsung')");
            soon().untilAsserted(() ->
                    assertThat(page.drawn()).doesNotContainKey("1").hasSize(4));
            page.page().click("#data summary");

            soon().until(() -> page.page().locator("#data-body tr").count() == 5);
            assertThat(page.page()
                            .locator("#data-body tr")
                            .first()
                            .locator("td")
                            .allTextContents()
                            .get(1))
                    .isEqualTo(Long.toString(WindowsForTests.counts(4).get("0")));
            assertThat(page.page().getAttribute("#chart", "aria-label")).contains("leads the last one");
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void aTopicMadeAnewLeavesNothingOfTheOldOneOnThePage() {
        kafka.createTopic(topic);
        try (var dashboard = dashboard("0");
                var page = page().open(dashboard.page())) {
            try (var publisher = publisher()) {
                publisher.publish(5);
                awaitDrawn(page, 5);
            }
            kafka.deleteTopic(topic);
            kafka.createTopic(topic);

            soon().until(() -> page.text("#total").equals("–"));
            assertThat(page.drawn()).isEmpty();
            assertThat(page.page().locator("#standing tr").count()).isZero();
            try (var publisher = publisher()) {
                publisher.publish(2);
                awaitDrawn(page, 2);
            }
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void whoOpensThePageTooEarlyIsToldWhatIsMissing() {
        try (var dashboard = dashboard("0");
                var page = browser.page(390, ColorScheme.DARK).open(dashboard.page())) {
            soon().until(() -> page.text("#advice").contains("does not exist yet"));

            kafka.createTopic(topic);
            soon().until(() -> page.text("#freshness-text").equals("No window yet"));

            try (var publisher = publisher()) {
                publisher.publish(3);
                awaitDrawn(page, 3);
                soon().until(() -> page.text("#freshness-text").startsWith("Late by"));
            }
            assertThat(page.page().evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(390);
            assertThat(page.complaints()).isEmpty();
        }
    }

    private void awaitDrawn(DashboardPage page, int windows) {
        Map<String, Map<Long, Long>> published = new TreeMap<>();
        for (int index = 0; index < windows; index++) {
            long end =
                    origin.plus(WindowsForTests.SLIDE.multipliedBy(index + 1)).toEpochMilli();
            WindowsForTests.counts(index).forEach((item, clicks) -> published
                    .computeIfAbsent(item, one -> new TreeMap<>())
                    .put(end, clicks));
        }
        soon().untilAsserted(() -> assertThat(page.drawn()).isEqualTo(published));
    }

    /** Playwright is for one thread only. */
    private static ConditionFactory soon() {
        return Awaitility.await().pollInSameThread().atMost(SOON);
    }

    private static DashboardPage page() {
        return browser.page(1_440, ColorScheme.LIGHT);
    }

    private PublisherForTests publisher() {
        return new PublisherForTests(kafka.bootstrap(), topic, origin);
    }

    private DashboardForTests dashboard(String port) {
        return new DashboardForTests(kafka.bootstrap(), topic, Map.of("http.port", port));
    }
}
