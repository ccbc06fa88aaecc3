package io.clickanalytics.dashboard.history;

import java.time.Duration;

/**
 * How much is kept.
 *
 * @param duration windows that ended longer before the newest one are forgotten; event time
 * @param windows never more than these, whatever the duration
 */
public record Bounds(Duration duration, int windows) {
    public Bounds {
        if (windows < 1) {
            throw new IllegalArgumentException("found a bound of " + windows + " windows, wanted at least 1");
        }
    }
}
