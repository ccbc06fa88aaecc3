package io.clickanalytics.dashboard.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.TimeUnit;

/**
 * The way to a viewer through Server-Sent Events: each frame is an event, its id the place after it. Nothing comes back this
 * way, so what the kernel has taken counts as seen; a viewer that reads too slowly shows by what it has not taken.
 */
final class EventLine implements Line {
    private static final long CLOSING_MILLIS = TimeUnit.SECONDS.toMillis(3);

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final SocketMeters meters;
    private Place departed = Place.NOWHERE;

    EventLine(Vertx vertx, HttpServerRequest request, SocketMeters meters) {
        this.vertx = vertx;
        this.request = request;
        this.response = request.response();
        this.meters = meters;
        outliveSilence();
    }

    /** True when others use the connection, too. */
    static boolean isShared(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_1_0 && request.version() != HttpVersion.HTTP_1_1;
    }

    @Override
    public void send(String frame, Place place) {
        if (!isOver()) {
            String event = "id: " + place.id() + "\ndata: " + frame + "\n\n";
            meters.sent(event.length());
            response.write(event).onSuccess(written -> departed = place);
        }
    }

    /** There is no answer to be had. */
    @Override
    public void ping() {}

    /** The end is written behind what waits already: to one that reads nothing it never is. */
    @Override
    public void close(CloseCode code) {
        if (!isOver()) {
            Future<Void> end = response.end();
            vertx.setTimer(CLOSING_MILLIS, timer -> {
                if (!end.isComplete()) {
                    cut();
                }
            });
        }
    }

    @Override
    public boolean isFull() {
        return isOver() || response.writeQueueFull();
    }

    @Override
    public Place departed() {
        return departed;
    }

    private boolean isOver() {
        return response.ended() || response.closed();
    }

    /** The server ends connections from which nothing comes; here nothing ever will. No public interface has a word for it. */
    private void outliveSilence() {
        if (!isShared(request) && request.connection() instanceof ConnectionBase base) {
            ChannelHandlerContext channel = base.channelHandlerContext();
            if (channel.pipeline().get(IdleStateHandler.class) != null) {
                channel.pipeline().remove(IdleStateHandler.class);
            }
        }
    }

    private void cut() {
        if (!isShared(request) && request.connection() instanceof ConnectionBase base) {
            var unused = base.channelHandlerContext().close();
        } else {
            var unused = response.reset();
        }
    }
}
