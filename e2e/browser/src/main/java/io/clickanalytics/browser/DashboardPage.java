package io.clickanalytics.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;

/** The dashboard's page in a browser; keeps every complaint of the browser about it. For one thread only. */
public final class DashboardPage implements AutoCloseable {
    private static final String WATCH_FOR_CHART = "const look = () => {"
            + " if (Object.keys(globalThis.clickAnalytics?.drawn() ?? {}).length) globalThis.firstChart = performance.now();"
            + " else requestAnimationFrame(look); }; look();";

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Set<String> homes = new CopyOnWriteArraySet<>();

    DashboardPage(Browser browser, int width, ColorScheme scheme) {
        context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
        page = context.newPage();
        page.addInitScript(
                "globalThis.violations = [];"
                        + "addEventListener('securitypolicyviolation', e => violations.push(e.violatedDirective + e.blockedURI))");
        page.addInitScript(WATCH_FOR_CHART);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !isAboutTheBrokenConnection(message)) {
                complaints.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (homes.stream().noneMatch(request.url()::startsWith)) {
                complaints.add("request to " + request.url());
            }
        });
    }

    /** Goes there; what it asks others for is a complaint. */
    public DashboardPage open(URI uri) {
        mayAsk(uri);
        page.navigate(uri.toString());
        return this;
    }

    /** Requests to this origin are no complaints. */
    public DashboardPage mayAsk(URI uri) {
        homes.add(uri.getScheme() + "://" + uri.getRawAuthority() + "/");
        return this;
    }

    /** The tab itself. */
    public Page page() {
        return page;
    }

    /** Item to window end to clicks, as the chart itself holds them. */
    public Map<String, Map<Long, Long>> drawn() {
        Map<String, Map<Long, Long>> drawn = new TreeMap<>();
        ((Map<?, ?>) page.evaluate("clickAnalytics.drawn()"))
                .forEach((item, points) -> drawn.put((String) item, points((List<?>) points)));
        return drawn;
    }

    /** From the beginning of the navigation until the chart had its first point; the page has drawn one. */
    public Duration timeToFirstChart() {
        return Duration.ofMillis(((Number) page.evaluate("firstChart")).longValue());
    }

    /** Stretches of time without data that the page sees in what it has. */
    public int holes() {
        return ((Number) page.evaluate("clickAnalytics.holes()")).intValue();
    }

    /** Errors on the console, requests elsewhere, breaches of the page's policy; attempts to reconnect are none. */
    public List<String> complaints() {
        ((List<?>) page.evaluate("violations")).forEach(violation -> complaints.add("policy: " + violation));
        return complaints;
    }

    /** What is written there. */
    public String text(String selector) {
        return page.textContent(selector);
    }

    @Override
    public void close() {
        context.close();
    }

    /** A browser reports each failed attempt to connect, which a page cannot prevent. */
    private static boolean isAboutTheBrokenConnection(ConsoleMessage message) {
        return message.text().contains("WebSocket connection to")
                || message.location().contains("/api/events");
    }

    private static Map<Long, Long> points(List<?> points) {
        Map<Long, Long> clicks = new TreeMap<>();
        for (Object point : points) {
            List<?> pair = (List<?>) point;
            clicks.put(((Number) pair.get(0)).longValue(), ((Number) pair.get(1)).longValue());
        }
        return clicks;
    }
}
