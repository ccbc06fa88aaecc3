package io.clickanalytics.pipeline.kafka;

import java.time.Duration;

/** A moment of this JVM's monotonic clock. */
final class Deadline {
    private final long nanos;

    Deadline(Duration fromNow) {
        nanos = System.nanoTime() + fromNow.toNanos();
    }

    boolean isOver() {
        return System.nanoTime() - nanos >= 0;
    }
}
