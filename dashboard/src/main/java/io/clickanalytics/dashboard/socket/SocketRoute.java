package io.clickanalytics.dashboard.socket;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets viewers in: all that can be refused is refused before the upgrade, with a status that says why. */
public final class SocketRoute implements Handler<RoutingContext> {
    private final Viewers viewers;
    private final OriginRule origins;
    private final SocketMeters meters;

    /** A route for {@code /ws}. */
    public SocketRoute(Viewers viewers, Set<String> origins, SocketMeters meters) {
        this.viewers = viewers;
        this.origins = new OriginRule(origins);
        this.meters = meters;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            refuse(context, 426, "found a plain request, wanted a WebSocket");
        } else if (!origins.admits(request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST))) {
            refuse(context, 403, "this origin may not open the socket; http.origins names those that may");
        } else if (!speaks(request.getHeader("sec-websocket-protocol"))) {
            refuse(context, 400, "wanted the sub-protocol " + Frames.PROTOCOL);
        } else if (viewers.isFull()) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "10");
            refuse(context, 503, "too many viewers; try again later");
        } else {
            Place asked = asked(request);
            request.toWebSocket().onSuccess(socket -> viewers.add(socket, asked));
        }
    }

    private void refuse(RoutingContext context, int status, String reason) {
        meters.refused(status);
        context.response().setStatusCode(status).end(reason + "\n");
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
