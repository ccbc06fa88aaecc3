package io.clickanalytics.dashboard.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** What a browser must not do with anything that is served here. */
public final class SecurityHeaders implements Handler<RoutingContext> {
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

    @Override
    public void handle(RoutingContext context) {
        MultiMap headers = context.response().headers();
        HEADERS.forEach(headers::set);
        context.next();
    }
}
