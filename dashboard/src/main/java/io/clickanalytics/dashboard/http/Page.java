package io.clickanalytics.dashboard.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The page and everything it needs, out of the jar. */
public final class Page {
    private static final String ECHARTS = "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.common.min.js";
    private static final List<String> MODULES = List.of(
            "main.js",
            "connection.js",
            "session.js",
            "ways.js",
            "stream.js",
            "series.js",
            "chart.js",
            "panel.js",
            "freshness.js",
            "palette.js");

    private final Map<String, Asset> assets = new LinkedHashMap<>();

    /**
     * Loads all of it; fails when the jar lacks something.
     *
     * @param signIn the page can be signed out of
     */
    public Page(boolean signIn) {
        add("", "text/html; charset=utf-8", "/page/index.html", signIn ? Page::withSignIn : null);
        add("page.css", "text/css; charset=utf-8", "/page/page.css");
        add("icon.svg", "image/svg+xml", "/page/icon.svg");
        MODULES.forEach(module -> add(module, "text/javascript; charset=utf-8", "/page/" + module));
        add("echarts.js", "text/javascript; charset=utf-8", ECHARTS);
    }

    /** Serves each file under its name, the page itself under {@code /}. */
    public void mount(Router router) {
        assets.forEach((name, asset) -> {
            router.get("/" + name).handler(context -> serve(context, asset));
            router.head("/" + name).handler(context -> serve(context, asset));
        });
    }

    /** Kept by the browser, but asked for each time: a new version shows at once, an old one costs a 304. */
    private static void serve(RoutingContext context, Asset asset) {
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, asset.type())
                .putHeader(HttpHeaders.ETAG, asset.tag())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.VARY, "accept-encoding");
        String held = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (held != null && held.contains(asset.tag())) {
            response.setStatusCode(304).end();
            return;
        }
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (accepted != null && accepted.contains("gzip")) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(Buffer.buffer(asset.gzipped()));
        } else {
            response.end(Buffer.buffer(asset.plain()));
        }
    }

    private static String withSignIn(String page) {
        return page.replaceFirst("<html ", "<html data-sign-in ");
    }

    private void add(String name, String type, String resource) {
        add(name, type, resource, null);
    }

    private void add(String name, String type, String resource, @Nullable UnaryOperator<String> change) {
        try (InputStream in = Page.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks " + resource);
            }
            byte[] content = in.readAllBytes();
            byte[] changed = change == null
                    ? content
                    : change.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            assets.put(name, Asset.of(type, changed));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
