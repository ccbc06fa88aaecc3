package io.clickanalytics.dashboard.socket;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lets viewers in: all that can be refused is refused before the upgrade, with a status that says why.
 *
 * <p>No route of a router: that one would wrap the socket, and hide the channel that {@link SocketLine} may have to cut.
 */
public final class SocketRoute {
    private final Vertx vertx;
    private final Gate gate;

    /** A handler for {@code /ws}. */
    public SocketRoute(Vertx vertx, Gate gate) {
        this.vertx = vertx;
        this.gate = gate;
    }

    /** Answers a request; who is let in is sent away at the moment given. */
    public void handle(HttpServerRequest request, Instant until) {
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            gate.refuse(request, 426, "found a plain request, wanted a WebSocket");
        } else if (!speaks(request.getHeader("sec-websocket-protocol"))) {
            gate.refuse(request, 400, "wanted the sub-protocol " + Frames.PROTOCOL);
        } else if (gate.admits(request)) {
            admit(request, until);
        }
    }

    private void admit(HttpServerRequest request, Instant until) {
        Place asked = Place.read(request.getParam("epoch"), request.getParam("after"));
        request.toWebSocket().onSuccess(socket -> gate.viewers()
                .add(socket, new SocketLine(vertx, socket, gate.meters()), asked, until));
    }

    private static boolean speaks(@Nullable String protocols) {
        return protocols != null
                && Arrays.stream(protocols.split(",", -1)).map(String::strip).anyMatch(Frames.PROTOCOL::equals);
    }
}
