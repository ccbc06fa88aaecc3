package io.clickanalytics.dashboard.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.regex.Pattern;

/**
 * Where the page is on its host: {@code /}, or a prefix such as {@code /phones/} where many share one host. The page names
 * what it needs relative to itself, so nothing else has to know the prefix, and no proxy has to take it away.
 *
 * @param path begins and ends with a slash
 */
public record BasePath(String path) {
    /** What a URI takes as it is; no segment begins with a dot, because {@code ..} leads elsewhere. */
    private static final Pattern VALID = Pattern.compile("/|(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+/?");

    /** Of a path that {@link #isValid}, with or without its last slash. */
    public static BasePath of(String text) {
        return new BasePath(text.endsWith("/") ? text : text + "/");
    }

    /** True when this can be a path of the page. */
    public static boolean isValid(String text) {
        return VALID.matcher(text).matches();
    }

    /** The path of something beside the page. */
    public String beside(String name) {
        return path + name;
    }

    /** True for the prefix without its last slash, relative to which everything is elsewhere, and for the root above a prefix. */
    public boolean isMissedBy(String requested) {
        return !requested.equals(path) && (requested.equals("/") || path.equals(requested + "/"));
    }

    /** Sends a request that missed the page to it. */
    public void correct(HttpServerRequest request) {
        request.response()
                .setStatusCode(307)
                .putHeader(HttpHeaders.LOCATION, path)
                .end();
    }

    /** Puts what is served beside the page into its place. */
    public void mount(Router all, Router besidePage) {
        all.route(path + "*").subRouter(besidePage);
    }
}
