package io.clickanalytics.dashboard.socket;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/**
 * Who may look on, whichever way.
 *
 * @param viewers who do already
 * @param origins pages that may
 * @param meters counts those who may not
 */
public record Gate(Viewers viewers, OriginRule origins, SocketMeters meters) {
    /** For our own page, and those of these origins. */
    public static Gate of(Viewers viewers, Set<String> origins, SocketMeters meters) {
        return new Gate(viewers, new OriginRule(origins), meters);
    }

    /** True when the request may go on; answers it when not. */
    boolean admits(HttpServerRequest request) {
        if (!origins.admits(request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST))) {
            refuse(request, 403, "this origin may not look on; http.origins names those that may");
            return false;
        }
        if (viewers.isFull()) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, "10");
            refuse(request, 503, "too many viewers; try again later");
            return false;
        }
        return true;
    }

    void refuse(HttpServerRequest request, int status, String reason) {
        meters.refused(status);
        request.response().setStatusCode(status).end(reason + "\n");
    }
}
