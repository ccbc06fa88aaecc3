package io.clickanalytics.dashboard.socket;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets viewers in by Server-Sent Events: for those between whom and us something stands that knows no WebSockets. */
public final class EventRoute {
    private final Vertx vertx;
    private final Gate gate;

    /** A handler for {@code /api/events}. */
    public EventRoute(Vertx vertx, Gate gate) {
        this.vertx = vertx;
        this.gate = gate;
    }

    /** Answers a request; who is let in is sent away at the moment given. */
    public void handle(HttpServerRequest request, Instant until) {
        if (!HttpMethod.GET.equals(request.method())) {
            request.response().putHeader(HttpHeaders.ALLOW, "GET");
            gate.refuse(request, 405, "found " + request.method() + ", wanted GET");
        } else if (gate.admits(request)) {
            head(request);
            gate.viewers().add(request.response(), new EventLine(vertx, request, gate.meters()), asked(request), until);
        }
    }

    private static void head(HttpServerRequest request) {
        HttpServerResponse response = request.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.VARY, "origin")
                // nginx, and proxies that took it over, would else hold events back until there are some kilobytes
                .putHeader("x-accel-buffering", "no");
        if (!EventLine.isShared(request)) {
            // its idle timeout is gone: nobody else may have this connection
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
    }

    /** A browser that comes back asks by the same address as at first: what it was sent last is newer. */
    private static @Nullable Place asked(HttpServerRequest request) {
        Place last = Place.ofId(request.getHeader("last-event-id"));
        return last != null ? last : Place.read(request.getParam("epoch"), request.getParam("after"));
    }
}
