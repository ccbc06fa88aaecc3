package io.clickanalytics.dashboard.socket;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets viewers in: all that can be refused is refused before the upgrade, with a status that says why.
 *
 * <p>No route of a router: that one would wrap the socket, and hide the channel that {@link SocketLine} may have to cut.
 */
public final class SocketRoute {
    private final Vertx vertx;
    private final Viewers viewers;
    private final OriginRule origins;
    private final SocketMeters meters;

    /** A handler for {@code /ws}. */
    public SocketRoute(Vertx vertx, Viewers viewers, Set<String> origins, SocketMeters meters) {
        this.vertx = vertx;
        this.viewers = viewers;
        this.origins = new OriginRule(origins);
        this.meters = meters;
    }

    /** Answers a request; who is let in is sent away at the moment given. */
    public void handle(HttpServerRequest request, Instant until) {
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            refuse(request, 426, "found a plain request, wanted a WebSocket");
        } else if (!origins.admits(request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST))) {
            refuse(request, 403, "this origin may not open the socket; http.origins names those that may");
        } else if (!speaks(request.getHeader("sec-websocket-protocol"))) {
            refuse(request, 400, "wanted the sub-protocol " + Frames.PROTOCOL);
        } else if (viewers.isFull()) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, "10");
            refuse(request, 503, "too many viewers; try again later");
        } else {
            admit(request, until);
        }
    }

    private void admit(HttpServerRequest request, Instant until) {
        Place asked = asked(request);
        request.toWebSocket()
                .onSuccess(socket -> viewers.add(socket, new SocketLine(vertx, socket, meters), asked, until));
    }

    private void refuse(HttpServerRequest request, int status, String reason) {
        meters.refused(status);
        request.response().setStatusCode(status).end(reason + "\n");
    }

    private static boolean speaks(@Nullable String protocols) {
        return protocols != null
                && Arrays.stream(protocols.split(",", -1)).map(String::strip).anyMatch(Frames.PROTOCOL::equals);
    }

    /** Null when the viewer names no place, or none that can be read: then it has seen nothing. */
    private static @Nullable Place asked(HttpServerRequest request) {
        String epoch = request.getParam("epoch");
        String after = request.getParam("after");
        return epoch != null && after != null && after.matches("-?\\d{1,18}")
                ? new Place(epoch, Long.parseLong(after))
                : null;
    }
}
