package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.options.ColorScheme;
import io.clickanalytics.browser.DashboardPage;
import io.clickanalytics.browser.RealBrowser;
import io.clickanalytics.e2e.harness.Launcher;
import io.clickanalytics.e2e.harness.Report;
import io.clickanalytics.e2e.harness.Site;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The distribution as it is run on one machine, its page open in a real browser, while its programs die in pairs. */
final class RestartsInTheBrowserIT {
    private static final List<List<String>> PAIRS =
            List.of(List.of("broker", "pipeline"), List.of("dashboard", "broker"), List.of("pipeline", "dashboard"));
    private static final List<String> BRANDS = List.of("0", "1", "2", "3", "4");

    @RegisterExtension
    static final Site site = Site.withoutKafka();

    @Test
    void twoProgramsDieTogetherAndThePageShowsNoHole() throws IOException {
        killUnderAnOpenPage(PAIRS);
    }

    @Test
    @Tag("soak")
    void andInTheOtherOrder() throws IOException {
        killUnderAnOpenPage(
                PAIRS.stream().map(pair -> List.of(pair.get(1), pair.get(0))).toList());
    }

    private static void killUnderAnOpenPage(List<List<String>> pairs) throws IOException {
        try (var browser = new RealBrowser();
                var launcher =
                        Launcher.started(site.folder("launcher-" + pairs.get(0).get(0)), "--rate", "200/s");
                var page = browser.page(1_440, ColorScheme.LIGHT)) {
            URI address = launcher.dashboard();
            page.open(address);
            // not only those of the last minutes: the chart is compared with the whole history
            page.page().click("#ranges button[data-minutes=all]");
            awaitWindowOfClicksAfter(Instant.now(), page);

            for (List<String> pair : pairs) {
                killAndAwait(launcher, pair);
                awaitWindowOfClicksAfter(Instant.now(), page);
            }

            soon().untilAsserted(() -> assertThat(page.drawn()).isEqualTo(clicks(windows(address))));
            assertThat(page.holes()).isZero();
            assertThat(page.complaints()).isEmpty();
            int before = windows(address).size();
            Report recount = launcher.recount();
            assertThat(recount.status()).as(recount.json().toString()).isZero();
            assertThat(recount.json().path("windows").asInt())
                    .isBetween(before, windows(address).size());
        }
    }

    /** The second dies before the first is back. */
    private static void killAndAwait(Launcher launcher, List<String> pair) {
        List<Long> ready = pair.stream().map(launcher::ready).toList();
        pair.forEach(launcher::kill);
        launcher.awaitReady(pair.get(0), ready.get(0) + 1);
        launcher.awaitReady(pair.get(1), ready.get(1) + 1);
    }

    private static void awaitWindowOfClicksAfter(Instant moment, DashboardPage page) {
        soon().until(() -> page.drawn().values().stream()
                .flatMap(points -> points.entrySet().stream())
                .anyMatch(point -> point.getKey() > moment.toEpochMilli() && point.getValue() > 0));
    }

    /** All windows of the dashboard's history, each with its highest revision. */
    private static Map<Long, JsonNode> windows(URI address) throws IOException {
        JsonNode answer;
        try (var body = address.resolve("/api/windows?limit=5000").toURL().openStream()) {
            answer = new ObjectMapper().readTree(body);
        }
        assertThat(answer.path("complete").asBoolean()).isTrue();
        Map<Long, JsonNode> windows = new TreeMap<>();
        answer.path("windows")
                .forEach(window -> windows.merge(
                        window.path("end").asLong(),
                        window,
                        (one, other) -> one.path("revision").asInt()
                                        > other.path("revision").asInt()
                                ? one
                                : other));
        return windows;
    }

    /** Item to window end to clicks, as the page draws them. */
    private static Map<String, Map<Long, Long>> clicks(Map<Long, JsonNode> windows) {
        assertThat(windows.values()).allMatch(window -> window.path("other").asLong() == 0);
        Map<String, Map<Long, Long>> clicks = new TreeMap<>();
        windows.forEach((end, window) -> BRANDS.forEach(brand -> clicks.computeIfAbsent(brand, one -> new TreeMap<>())
                .put(end, window.path("counts").path(brand).asLong())));
        return clicks;
    }

    /** Playwright is for one thread only. */
    private static ConditionFactory soon() {
        return Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(60));
    }
}
