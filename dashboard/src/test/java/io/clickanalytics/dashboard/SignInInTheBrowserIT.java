package io.clickanalytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.clickanalytics.browser.RealBrowser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-in as a person sees it. What comes over the socket shows that it is open: the title, and that no broker answers. */
class SignInInTheBrowserIT {
    private static final String FRESHNESS = "#freshness-text";
    private static final String CONNECTED = "Kafka does not answer";

    @TempDir
    private Path folder;

    @Test
    void thePageAsksTheIssuerOnceAndTheSessionOutlivesTheReplica() throws IOException {
        try (var issuer = new MockIssuer();
                var browser = new RealBrowser();
                var page = browser.page(1_440, ColorScheme.LIGHT)) {
            var replicas = new SignInForTests(folder, issuer.name());
            page.mayAsk(URI.create(issuer.name()));
            try (var first = replicas.replica(Map.of())) {
                page.open(URI.create(replicas.page()));
                soon().untilAsserted(() -> assertThat(page.text(FRESHNESS)).contains(CONNECTED));
                assertThat(first.port()).isPositive();
            }
            soon().untilAsserted(() -> assertThat(page.text(FRESHNESS)).contains("Reconnecting"));
            try (var second = replicas.replica(Map.of())) {
                soon().untilAsserted(() -> assertThat(page.text(FRESHNESS)).contains(CONNECTED));
                page.page().reload();
                soon().untilAsserted(() -> assertThat(page.text(FRESHNESS)).contains(CONNECTED));

                assertThat(second.port()).isPositive();
                assertThat(page.text("#title")).isEqualTo("phones");
                assertThat(page.page().isVisible("#sign-out")).isTrue();
                assertThat(page.page().isVisible("#open-to-all")).isFalse();
                assertThat(page.page().url()).isEqualTo(replicas.page());
                assertThat(issuer.signIns()).isEqualTo(1);
            }
        }
    }

    @Test
    void whenTheSessionIsOverThePageGetsANewOneByItself() throws IOException {
        try (var issuer = new MockIssuer();
                var browser = new RealBrowser();
                var page = browser.page(1_440, ColorScheme.LIGHT)) {
            var replicas = new SignInForTests(folder, issuer.name());
            try (var first = replicas.replica(Map.of())) {
                page.mayAsk(URI.create(issuer.name())).open(URI.create(replicas.page()));
                soon().untilAsserted(() -> assertThat(page.text(FRESHNESS)).contains(CONNECTED));
                assertThat(first.port()).isPositive();

                // as a browser does when the time of a cookie is over
                page.page().context().clearCookies();
            }
            try (var second = replicas.replica(Map.of())) {
                soon().untilAsserted(() -> assertThat(issuer.signIns()).isGreaterThan(1));

                soon().untilAsserted(() -> assertThat(page.text(FRESHNESS)).contains(CONNECTED));
                assertThat(second.port()).isPositive();
                assertThat(page.complaints())
                        .as("but for questions while no replica was there")
                        .allMatch(complaint -> complaint.contains("net::ERR_"));
            }
        }
    }

    @Test
    void whenTheSessionIsOverBeforeThePageIsThereThePageGetsANewOneByItself() throws IOException {
        try (var issuer = new MockIssuer();
                var browser = new RealBrowser();
                var page = browser.page(1_440, ColorScheme.LIGHT)) {
            var replicas = new SignInForTests(folder, issuer.name());
            try (var dashboard = replicas.replica(Map.of())) {
                page.page()
                        .route(
                                "**/main.js",
                                script -> {
                                    page.page().context().clearCookies();
                                    script.resume();
                                },
                                new Page.RouteOptions().setTimes(1));

                page.mayAsk(URI.create(issuer.name())).open(URI.create(replicas.page()));

                soon().untilAsserted(() -> assertThat(page.text(FRESHNESS)).contains(CONNECTED));
                assertThat(dashboard.port()).isPositive();
                assertThat(issuer.signIns()).isGreaterThan(1);
                // about what is refused the browser complains in many words
                assertThat(page.complaints())
                        .noneMatch(
                                complaint -> complaint.startsWith("policy: ") || complaint.startsWith("request to "));
            }
        }
    }

    /** Playwright is for one thread only. */
    private static ConditionFactory soon() {
        return Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(40));
    }
}
