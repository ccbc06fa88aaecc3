package io.clickanalytics.e2e.strimzi;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Strimzi takes its time: a change of an object is acted upon a while after it was seen, then again now and then. */
final class Patience {
    private final Duration period;
    private final Map<String, Change> changes = new HashMap<>();
    private volatile Duration delay;

    /** Of changes that are acted upon after the delay, and again with every period. */
    Patience(Duration delay, Duration period) {
        this.delay = delay;
        this.period = period;
    }

    /** From now on changes take so long. */
    void delay(Duration delay) {
        this.delay = delay;
    }

    /** Whether it is time to act upon an object in this state. */
    boolean isOver(StrimziObject object, String state) {
        Instant now = Instant.now();
        Change change = changes.compute(
                object.uid(),
                (uid, before) -> before != null && before.state.equals(state) ? before : new Change(state, now));
        if (now.isBefore(change.due(delay))) {
            return false;
        }
        change.actedAt = now;
        change.wait = period;
        return true;
    }

    /** A state, and when it was acted upon last. */
    private static final class Change {
        private final String state;
        private Instant actedAt;
        private Duration wait = Duration.ZERO;

        Change(String state, Instant seenAt) {
            this.state = state;
            this.actedAt = seenAt;
        }

        Instant due(Duration first) {
            return actedAt.plus(wait.isZero() ? first : wait);
        }
    }
}
