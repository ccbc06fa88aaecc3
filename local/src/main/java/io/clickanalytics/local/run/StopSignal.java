package io.clickanalytics.local.run;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, SIGTERM or the closing of the terminal. The JVM is kept until the command has stopped its programs, but not for
 * ever.
 */
final class StopSignal {
    /** Longer than what the programs get together. */
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Listens from now on. */
    static StopSignal installed() {
        var signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::onShutdown, "stop"));
        return signal;
    }

    private void onShutdown() {
        asked.complete(null);
        try {
            boolean inTime = stopped.await(BOUND.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                System.err.println("The programs did not stop in time; they end by themselves soon.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Done when the user wants the end. */
    CompletableFuture<Void> asked() {
        return asked.copy();
    }

    /** Lets the JVM end. */
    void stopped() {
        stopped.countDown();
    }
}
