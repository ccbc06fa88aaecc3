package io.clickanalytics.dashboard.socket;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.concurrent.TimeUnit;

/**
 * The way to a viewer through a WebSocket. Failed writes need no handling: the socket then closes.
 *
 * @param vertx for a timer
 * @param socket the viewer's
 * @param meters counts what is sent
 */
record SocketLine(Vertx vertx, ServerWebSocket socket, SocketMeters meters) implements Line {
    private static final Buffer NOTHING = Buffer.buffer();
    private static final long CLOSING_MILLIS = TimeUnit.SECONDS.toMillis(3);

    @Override
    public void send(String frame, Place place) {
        if (!socket.isClosed()) {
            meters.sent(frame.length());
            socket.writeTextMessage(frame);
        }
    }

    @Override
    public void ping() {
        if (!socket.isClosed()) {
            socket.writePing(NOTHING);
        }
    }

    /**
     * The time that Vert.x gives a peer to answer begins when the close frame has been written, and to one that reads
     * nothing it never is: then the channel is closed beneath it, which the public interface has no way to do.
     */
    @Override
    public void close(CloseCode code) {
        if (!socket.isClosed()) {
            socket.close(code.code(), code.reason());
            vertx.setTimer(CLOSING_MILLIS, timer -> cut());
        }
    }

    private void cut() {
        if (socket instanceof WebSocketInternal internal) {
            var unused = internal.channelHandlerContext().close();
        }
    }

    @Override
    public boolean isFull() {
        return socket.isClosed() || socket.writeQueueFull();
    }

    /** The viewer acknowledges. */
    @Override
    public Place departed() {
        return Place.NOWHERE;
    }
}
