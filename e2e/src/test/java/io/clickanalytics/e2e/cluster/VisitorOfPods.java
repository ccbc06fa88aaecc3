package io.clickanalytics.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.clickanalytics.browser.DashboardPage;
import io.clickanalytics.browser.RealBrowser;
import io.clickanalytics.e2e.harness.Certificate;
import io.clickanalytics.e2e.outside.StandInIngress;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody who looks at the dashboard of pods from outside: a real browser, by https, at the proxy that stands for an Ingress
 * controller. It follows the Ingress and the endpoints of the Service, as a controller does. For one thread only.
 */
public final class VisitorOfPods implements AutoCloseable {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(100);

    private final PodsOfAPipeline phones;
    private final String service;
    private final StandInIngress proxy;
    private final RealBrowser browser;
    private final DashboardPage page;
    private Set<String> endpoints;

    /** Opens the page. */
    public VisitorOfPods(PodsOfAPipeline phones, Path folder) {
        this.phones = phones;
        service = phones.name() + "-dashboard";
        Ingress ingress = Serialization.unmarshal(phones.in("get", "ingress", service, "-o", "json"), Ingress.class);
        String host = ingress.getSpec().getRules().get(0).getHost();
        String secret = ingress.getSpec().getTls().get(0).getSecretName();
        Certificate certificate = Certificate.ofHost(host);
        endpoints = phones.dashboards();
        proxy = new StandInIngress(folder, ingress, Map.of(secret, certificate), behind());
        browser = new RealBrowser(
                "--host-resolver-rules=MAP " + host + ":443 127.0.0.1:" + proxy.port(),
                "--ignore-certificate-errors-spki-list=" + certificate.pin());
        page = browser.page(1_440, ColorScheme.LIGHT);
        page.open(URI.create("https://" + host + "/"));
    }

    /** Returns when so many windows more are drawn than there were. */
    public void seesMore(int windows) {
        int before = drawn();
        await("windows drawn").pollInSameThread().atMost(SOON).until(() -> drawn() >= before + windows);
    }

    /** Its pods are replaced, and the proxy follows; returns when they are. */
    public void seesTheDashboardRolled() {
        Set<String> before = endpoints;
        phones.in("rollout", "restart", "deployment/" + service);
        await("other pods").pollInSameThread().pollInterval(POLL).atMost(SOON).until(() -> {
            follow();
            return !endpoints.isEmpty() && endpoints.stream().noneMatch(before::contains);
        });
    }

    /** The page as it is, in a file. */
    public void picture(Path file) {
        page.page().screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    /** It has missed nothing, and its browser has nothing to complain of. */
    public void isContent() {
        assertThat(page.holes()).as("stretches of time without a window").isZero();
        assertThat(page.complaints()).isEmpty();
    }

    private void follow() {
        Set<String> now = phones.dashboards();
        if (!now.equals(endpoints) && !now.isEmpty()) {
            endpoints = now;
            proxy.serve(behind());
        }
    }

    private Map<String, List<String>> behind() {
        return Map.of(service, List.copyOf(endpoints));
    }

    private int drawn() {
        return page.drawn().getOrDefault("0", Map.of()).size();
    }

    @Override
    public void close() {
        browser.close();
        proxy.close();
    }
}
