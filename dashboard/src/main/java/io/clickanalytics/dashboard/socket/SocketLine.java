package io.clickanalytics.dashboard.socket;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;

/**
 * The way to a viewer through a WebSocket. Failed writes need no handling: the socket then closes.
 *
 * @param socket the viewer's
 * @param meters counts what is sent
 */
record SocketLine(ServerWebSocket socket, SocketMeters meters) implements Line {
    private static final Buffer NOTHING = Buffer.buffer();

    @Override
    public void send(String frame) {
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

    @Override
    public void close(CloseCode code) {
        if (!socket.isClosed()) {
            socket.close(code.code(), code.reason());
        }
    }

    @Override
    public boolean isFull() {
        return socket.isClosed() || socket.writeQueueFull();
    }
}
