package io.clickanalytics.local.replay;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a replay is.
 *
 * @param sent records that Kafka has acknowledged
 * @param filtered rows that a condition did not accept
 * @param broken rows that could not be sent
 * @param fraction share of all rounds, 0 to 1; 0 when there is no end
 */
public record ReplayStatus(long sent, long filtered, long broken, double fraction, Duration elapsed) {
    /** Records in a second, on the average since the start. */
    public double perSecond() {
        double seconds = elapsed.toNanos() / 1e9;
        return seconds == 0 ? 0 : sent / seconds;
    }

    /** Absent when there is no end, or too little was sent to tell. */
    public Optional<Duration> timeLeft() {
        return fraction <= 0 || elapsed.isZero()
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) (elapsed.toMillis() * (1 - fraction) / fraction)));
    }
}
