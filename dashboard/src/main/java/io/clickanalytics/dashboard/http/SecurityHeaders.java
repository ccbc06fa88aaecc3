package io.clickanalytics.dashboard.http;

import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/** What a browser must not do with anything that is served here. */
public final class SecurityHeaders {
    private static final Map<String, String> HEADERS = Map.of(
            "content-security-policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "x-content-type-options", "nosniff",
            "x-frame-options", "DENY",
            "referrer-policy", "no-referrer",
            "cross-origin-opener-policy", "same-origin",
            "cross-origin-resource-policy", "same-origin",
            "permissions-policy", "camera=(), geolocation=(), microphone=()");

    private SecurityHeaders() {}

    /** Adds them to an answer. */
    public static void addTo(HttpServerResponse response) {
        HEADERS.forEach(response.headers()::set);
    }
}
