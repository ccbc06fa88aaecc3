package io.clickanalytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does with no broker in reach. */
class ServerIT {
    private DashboardForTests dashboard;

    @BeforeEach
    void start() {
        dashboard = new DashboardForTests("127.0.0.1:1", "results", Map.of("http.origins", "https://shop.example.com"));
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void livesAndIsNotReady() {
        assertThat(dashboard.get("livez").statusCode()).isEqualTo(200);
        assertThat(dashboard.get("readyz").statusCode()).isEqualTo(503);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(dashboard.get("readyz").body()).contains("unreachable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "page.css", "icon.svg", "main.js", "chart.js", "echarts.js"})
    void servesThePageFromTheJarAndOnceOnly(String file) {
        HttpResponse<String> first = dashboard.get(file);
        String tag = first.headers().firstValue("etag").orElseThrow();

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isNotBlank();
        assertThat(dashboard.get(file, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void compressesOnDemand() {
        assertThat(dashboard
                        .get("echarts.js", "Accept-Encoding", "gzip")
                        .headers()
                        .firstValueAsLong("content-length")
                        .orElseThrow())
                .isLessThan(300_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api/windows", "metrics", "livez", "nothing-here", "ws"})
    void everyAnswerForbidsWhatThePageDoesNotNeed(String path) {
        var headers = dashboard.get(path).headers();

        assertThat(headers.firstValue("content-security-policy")).hasValueSatisfying(policy -> assertThat(policy)
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .doesNotContain("unsafe"));
        assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
    }

    @ParameterizedTest
    @CsvSource({
        "/phones/, 200",
        "/phones/main.js, 200",
        "/phones/api/windows, 200",
        "/phones/ws, 426",
        "/api/events, 404",
        "/phones/livez, 404",
        "/livez, 200",
        "/metrics, 200",
        "/main.js, 404",
        "/ws, 404",
        "/phonesx/, 404"
    })
    void underAPrefixThePageIsThereAndTheProbesStayWhereTheyAre(String path, int status) {
        try (var prefixed = new DashboardForTests("127.0.0.1:1", "results", Map.of("http.path", "/phones"))) {
            assertThat(prefixed.get(path).statusCode()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/phones"})
    void whoMissesThePrefixIsSentThere(String path) {
        try (var prefixed = new DashboardForTests("127.0.0.1:1", "results", Map.of("http.path", "/phones"))) {
            HttpResponse<String> answer = prefixed.get(path);

            assertThat(answer.statusCode()).isEqualTo(307);
            assertThat(answer.headers().firstValue("location")).contains("/phones/");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"META-INF/MANIFEST.MF", "..%2f..%2fetc/passwd", "page/index.html", "logback.xml"})
    void servesNothingElse(String path) {
        assertThat(dashboard.get(path).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, clicks.v1, 403",
        "null, clicks.v1, 403",
        "https://shop.example.com.evil.example, clicks.v1, 403",
        "https://shop.example.com, clicks.v1, 101",
        "SELF, clicks.v1, 101",
        "SELF, clicks.v2, 400",
        "SELF, , 400"
    })
    void decidesBeforeTheUpgradeWhoMayOpenTheSocket(String origin, String protocol, int status) throws IOException {
        try (var raw = new RawSocketForTests(dashboard.port())) {
            assertThat(raw.upgrade(origin.replace("SELF", "http://127.0.0.1:" + dashboard.port()), protocol))
                    .isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, 403",
        "null, 403",
        "https://shop.example.com.evil.example, 403",
        "https://shop.example.com, 200",
        "SELF, 200"
    })
    void decidesBeforeTheFirstEventWhichPageMayListen(String origin, int status) {
        String page = origin.replace("SELF", "http://127.0.0.1:" + dashboard.port());
        try (var listener = new ListenerForTests(dashboard.events(""), "Origin", page)) {
            assertThat(listener.status()).isEqualTo(status);
            assertThat(listener.headers().firstValue("access-control-allow-origin"))
                    .isEqualTo(status == 200 ? Optional.of(page) : Optional.empty());
        }
    }

    @Test
    void eventsAreNothingToKeepOrToHoldBack() {
        try (var listener = new ListenerForTests(dashboard.events(""))) {
            assertThat(listener.headers().firstValue("content-type")).contains("text/event-stream");
            assertThat(listener.headers().firstValue("cache-control")).contains("no-store");
            assertThat(listener.headers().firstValue("x-accel-buffering")).contains("no");
            assertThat(listener.headers().firstValue("content-security-policy")).isPresent();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !listener.ofType("hello").isEmpty());
        }
    }

    @Test
    void aViewerThatSendsTooMuchAtOnceIsCutOff() throws IOException {
        try (var raw = new RawSocketForTests(dashboard.port())) {
            assertThat(raw.upgrade("http://127.0.0.1:" + dashboard.port(), "clicks.v1"))
                    .isEqualTo(101);

            raw.announceTextFrame(100_000);

            assertThat(raw.endsWithin(Duration.ofSeconds(10))).isTrue();
        }
    }
}
