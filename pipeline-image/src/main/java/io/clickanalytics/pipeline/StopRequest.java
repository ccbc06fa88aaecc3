package io.clickanalytics.pipeline;

import org.jspecify.annotations.Nullable;

/** A request to end. It interrupts a thread that waits for something else, and leaves it alone while it has something to finish. */
final class StopRequest {
    private boolean made;
    private @Nullable Thread waiting;

    /** Asks; for good. */
    synchronized void make() {
        made = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    synchronized boolean isMade() {
        return made;
    }

    /** From now on a request interrupts the calling thread. */
    synchronized void mayInterrupt() {
        waiting = Thread.currentThread();
    }

    /** From now on the calling thread looks by itself. */
    synchronized void mayNotInterrupt() {
        waiting = null;
        if (made) {
            Thread.interrupted();
        }
    }
}
