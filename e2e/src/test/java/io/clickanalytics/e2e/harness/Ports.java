package io.clickanalytics.e2e.harness;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports that nobody uses, each for one who asks. They are none that a system gives to connections, on Linux from 32768 on, nor
 * to the Services of a cluster, from 30000 on: who listens late finds his still free, and finds it again after a restart.
 */
public final class Ports {
    private static final int FIRST = 20_000;
    private static final int NUMBER = 10_000;
    /** Somewhere: another run on this machine counts, too. */
    private static final AtomicInteger NEXT = new AtomicInteger(new Random().nextInt(NUMBER));

    private Ports() {}

    /** One that is free now, and that nobody else is given. */
    public static int free() {
        for (int tried = 0; tried < NUMBER; tried++) {
            int port = FIRST + NEXT.getAndIncrement() % NUMBER;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("found all ports from %d on in use, wanted one of %d".formatted(FIRST, NUMBER));
    }

    /** At every address of this machine. */
    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
