package io.clickanalytics.dashboard.socket;

import java.time.Duration;
import java.time.Instant;

/** How much a viewer may say: a burst, refilled with time; of one thread. */
final class Allowance {
    private static final double BURST = 40;
    private static final double PER_SECOND = 10;

    private double left = BURST;
    private Instant since;

    Allowance(Instant now) {
        since = now;
    }

    /** Takes one; false when none is left. */
    boolean take(Instant now) {
        double seconds = Duration.between(since, now).toMillis() / 1_000.0;
        left = Math.min(BURST, left + Math.max(0, seconds) * PER_SECOND);
        since = now;
        if (left < 1) {
            return false;
        }
        left -= 1;
        return true;
    }
}
