package io.clickanalytics.local.run;

import io.clickanalytics.local.console.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine that nobody listens on. */
final class Ports {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private Ports() {}

    /** The port asked for, 0 for any; refused when it is in use. */
    static int freeOr(int asked, String option) {
        if (asked != 0 && !isFree(asked)) {
            throw new Refusal("port %d is in use; free it, give another with %s, or leave %s out to get a free one"
                    .formatted(asked, option, option));
        }
        return asked == 0 ? free() : asked;
    }

    /** Refused when nobody can listen at {@code host:port} here. */
    static String freeAddress(String address, String option) {
        int colon = address.indexOf(':');
        var asked = new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(asked);
            return address;
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal("nothing can listen at %s (%s); give %s an address of this machine and a free port"
                    .formatted(address, e.getMessage(), option));
        }
    }

    /** The port liked best when it is free, else any: an address that people can remember. */
    static int freePreferring(int liked) {
        return isFree(liked) ? liked : free();
    }

    static int free() {
        try (var socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free", e);
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }
}
