package io.clickanalytics.dashboard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A WebSocket by hand: one that does wrong, or reads nothing, as no library would. */
final class RawSocketForTests implements AutoCloseable {
    private final Socket socket = new Socket();

    RawSocketForTests(int port) throws IOException {
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** The status of the answer. */
    int upgrade(String origin, @Nullable String protocol) throws IOException {
        String request = "GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + socket.getPort()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: " + origin + "\r\n"
                + (protocol == null ? "" : "Sec-WebSocket-Protocol: " + protocol + "\r\n") + "\r\n";
        return ask(request);
    }

    /** The same for events. */
    int listen(String origin) throws IOException {
        return ask("GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:" + socket.getPort() + "\r\nOrigin: " + origin
                + "\r\n\r\n");
    }

    private int ask(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 64);
        return Integer.parseInt(lines.readLine().split(" ", -1)[1]);
    }

    /** The head of a frame with a mask of zeroes and a length in eight bytes. */
    void announceTextFrame(int length) throws IOException {
        var head = new byte[14];
        head[0] = (byte) 0x81;
        head[1] = (byte) 0xff;
        for (int i = 0; i < 8; i++) {
            head[9 - i] = (byte) ((long) length >>> (8 * i));
        }
        socket.getOutputStream().write(head);
    }

    /** Reads on until the server ends the connection; false when it does not in that time. */
    boolean endsWithin(Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
        var rest = new byte[1_024];
        try {
            int read = 0;
            while (read >= 0) {
                read = socket.getInputStream().read(rest);
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** True when the server takes nothing more, because the connection is none to it. */
    boolean isCut() {
        try {
            socket.getOutputStream().write(0);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
