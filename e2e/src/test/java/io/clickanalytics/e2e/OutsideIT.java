package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.ColorScheme;
import io.clickanalytics.browser.DashboardPage;
import io.clickanalytics.browser.RealBrowser;
import io.clickanalytics.e2e.harness.Certificate;
import io.clickanalytics.e2e.harness.Documents;
import io.clickanalytics.e2e.harness.Site;
import io.clickanalytics.e2e.harness.TestKafka;
import io.clickanalytics.e2e.outside.DashboardReplica;
import io.clickanalytics.e2e.outside.PublishedWindows;
import io.clickanalytics.e2e.outside.StandInIngress;
import io.clickanalytics.e2e.outside.StandInIssuer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The dashboard from outside, in a real browser, by https under a prefix of a host that it shares. Its settings and the
 * proxy's come from the objects that the operator makes of a resource: those that its own tests hold it to.
 */
final class OutsideIT {
    private static final Path OBJECTS = Documents.ROOT.resolve("operator/src/test/resources/golden/under-a-prefix");
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int PAST = 60;
    private static final String OLDEST_PICTURE = "globalThis.oldest = 0; setInterval(() => { const ends = "
            + "clickAnalytics.drawn()['0'].map(point => point[0]); oldest = Math.max(oldest, Date.now() - ends.at(-1)); }, 50)";

    @RegisterExtension
    static final Site site = Site.withoutKafka();

    private final ConfigMap settings = object(ConfigMap.class);
    private final Ingress ingress = object(Ingress.class);
    private final String host = ingress.getSpec().getRules().get(0).getHost();
    private final Certificate certificate = Certificate.ofHost(host);
    private String test = "";

    @BeforeEach
    void nameFolder(TestInfo info) {
        test = info.getTestMethod().orElseThrow().getName();
    }

    @Test
    void replicasAreReplacedAndTheProxyReloadedAndThePageMissesNothing() throws InterruptedException {
        try (var kafka = TestKafka.started(folder("kafka"))) {
            kafka.topics().create("resultPhone", 1);
            try (var windows = new PublishedWindows(kafka, "resultPhone", PAST);
                    var first = replica("first", kafka);
                    var second = replica("second", kafka);
                    var proxy = proxy(first, second);
                    var browser = new RealBrowser(reaching(proxy));
                    var page = browser.page(1_440, ColorScheme.LIGHT)) {
                open(page);
                awaitDrawn(page, PAST);
                System.out.printf(
                        "the page has its first chart after %d ms%n",
                        page.timeToFirstChart().toMillis());
                page.page().evaluate(OLDEST_PICTURE);

                try (var third = replica("third", kafka)) {
                    proxy.serve(behind(second, third));
                    first.terminate();
                    awaitDrawn(page, drawn(page) + 3);
                    second.kill();
                    awaitDrawn(page, drawn(page) + 3);
                    proxy.serve(behind(third));
                    awaitDrawn(page, drawn(page) + 3);

                    windows.stop();
                    soon().untilAsserted(() -> assertThat(page.drawn()).isEqualTo(windows.clicks()));
                    assertThat(page.page().evaluate("fetch('api/windows.csv').then(answer => answer.status)"))
                            .isEqualTo(200);
                }
                assertThat(page.page().url()).isEqualTo("https://" + host + "/live/phones/");
                assertThat(page.holes()).isZero();
                assertThat(oldest(page))
                        .as(
                                "how old the newest window of the chart was at most, in milliseconds; one is due each second")
                        .isLessThan(10_000);
                assertThat(page.complaints()).isEmpty();
            }
        }
    }

    @Test
    void behindAProxyThatPassesNoWebSocketOnThePageDrawsEveryWindowByEvents() throws InterruptedException {
        try (var kafka = TestKafka.started(folder("kafka"))) {
            kafka.topics().create("resultPhone", 1);
            try (var windows = new PublishedWindows(kafka, "resultPhone", PAST);
                    var first = replica("first", kafka);
                    var proxy = StandInIngress.withoutWebSockets(
                            folder("proxy"), ingress, Map.of("shop-tls", certificate), behind(first));
                    var browser = new RealBrowser(reaching(proxy));
                    var page = browser.page(1_440, ColorScheme.LIGHT)) {
                open(page);
                awaitDrawn(page, PAST);
                System.out.printf(
                        "by events, the page has its first chart after %d ms%n",
                        page.timeToFirstChart().toMillis());
                page.page().evaluate(OLDEST_PICTURE);
                assertThat(page.text("#footnote")).contains("Received as events over HTTP");
                awaitDrawn(page, PAST + 5);

                try (var second = replica("second", kafka)) {
                    proxy.serve(behind(second));
                    first.terminate();
                    awaitDrawn(page, drawn(page) + 5);

                    windows.stop();
                    soon().untilAsserted(() -> assertThat(page.drawn()).isEqualTo(windows.clicks()));
                }
                assertThat(page.page().evaluate("clickAnalytics.way()"))
                        .asString()
                        .startsWith("as events");
                assertThat(page.holes()).isZero();
                assertThat(oldest(page)).isLessThan(10_000);
                assertThat(page.complaints()).isEmpty();
            }
        }
    }

    @Test
    void whoSignsInThroughTheProxySeesTheWindowsOfWhicheverReplica() throws IOException, InterruptedException {
        Path secret = folder("secret");
        Files.writeString(secret.resolve("clientSecret"), StandInIssuer.SECRET);
        try (var issuer = new StandInIssuer();
                var kafka = TestKafka.started(folder("kafka"))) {
            kafka.topics().create("resultPhone", 1);
            Map<String, String> signIn = Map.of(
                    "signIn.issuer",
                    issuer.name(),
                    "signIn.clientId",
                    StandInIssuer.CLIENT,
                    "signIn.address",
                    "https://" + host + "/live/phones/",
                    "signIn.folder",
                    secret.toString());
            try (var windows = new PublishedWindows(kafka, "resultPhone", PAST);
                    var first = replica("first", kafka, signIn);
                    var second = replica("second", kafka, signIn);
                    var proxy = proxy(first, second);
                    var browser = new RealBrowser(reaching(proxy));
                    var page = browser.page(1_440, ColorScheme.LIGHT)) {
                open(page.mayAsk(URI.create(issuer.name())));
                awaitDrawn(page, PAST + 3);
                proxy.serve(behind(second));
                first.terminate();
                awaitDrawn(page, drawn(page) + 3);

                assertThat(page.page().evaluate("clickAnalytics.way()")).isEqualTo("through a WebSocket");
                assertThat(page.page().url()).isEqualTo("https://" + host + "/live/phones/");
                assertThat(page.page().isVisible("#sign-out")).isTrue();
                assertThat(page.page().context().cookies()).singleElement().satisfies(cookie -> assertThat(
                                cookie.secure && cookie.httpOnly && cookie.path.equals("/live/phones/"))
                        .isTrue());
                assertThat(issuer.signIns()).isEqualTo(1);
                assertThat(page.holes()).isZero();
                assertThat(page.complaints()).isEmpty();
                windows.stop();
                soon().untilAsserted(() -> assertThat(page.drawn()).isEqualTo(windows.clicks()));
            }
        }
    }

    private Path folder(String name) {
        return site.folder(test + "/" + name);
    }

    private DashboardReplica replica(String name, TestKafka kafka, Map<String, String> more) {
        return DashboardReplica.ready(folder(name), settings, kafka.bootstrap(), more);
    }

    private DashboardReplica replica(String name, TestKafka kafka) {
        return DashboardReplica.ready(folder(name), settings, kafka.bootstrap());
    }

    private StandInIngress proxy(DashboardReplica... replicas) {
        return new StandInIngress(folder("proxy"), ingress, Map.of("shop-tls", certificate), behind(replicas));
    }

    /** The Ingress names the Service and its port by their names. */
    private static Map<String, List<String>> behind(DashboardReplica... replicas) {
        Service service = object(Service.class);
        assertThat(service.getSpec().getPorts().get(0).getName()).isEqualTo("http");
        return Map.of(
                service.getMetadata().getName(),
                List.of(replicas).stream()
                        .map(replica -> "127.0.0.1:" + replica.port())
                        .toList());
    }

    /** The browser finds the host at the proxy, and trusts this certificate only. */
    private String[] reaching(StandInIngress proxy) {
        return new String[] {
            "--host-resolver-rules=MAP " + host + ":443 127.0.0.1:" + proxy.port(),
            "--ignore-certificate-errors-spki-list=" + certificate.pin()
        };
    }

    /** It draws all windows that it has, not only those of the last minutes. */
    private void open(DashboardPage page) {
        // it waits for a random time before it connects again: here, for the mean
        page.page().addInitScript("Math.random = () => 0.5");
        page.open(URI.create("https://" + host + "/live/phones"));
        page.page().click("#ranges button[data-minutes=all]");
    }

    private static long oldest(DashboardPage page) {
        return ((Number) page.page().evaluate("oldest")).longValue();
    }

    private static int drawn(DashboardPage page) {
        return page.drawn().getOrDefault("0", Map.of()).size();
    }

    private static void awaitDrawn(DashboardPage page, int windows) {
        soon().untilAsserted(() -> assertThat(drawn(page)).isGreaterThanOrEqualTo(windows));
    }

    private static <T> T object(Class<T> kind) {
        Path file = OBJECTS.resolve("out." + kind.getSimpleName() + ".phones-dashboard.yaml");
        try {
            return Serialization.unmarshal(Files.readString(file), kind);
        } catch (IOException e) {
            throw new IllegalStateException("the operator's tests have no " + file, e);
        }
    }

    /** Playwright is for one thread only. */
    private static ConditionFactory soon() {
        return await().pollInSameThread().atMost(SOON);
    }
}
