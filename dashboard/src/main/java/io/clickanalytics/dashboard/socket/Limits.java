package io.clickanalytics.dashboard.socket;

import java.time.Duration;

/**
 * What a viewer may cost.
 *
 * @param viewers at one time
 * @param frameBytes about the size of a frame with many windows
 * @param inFlightBytes sent and not acknowledged; beyond it a viewer gets nothing more
 * @param patience a viewer that acknowledges nothing for so long is sent away
 * @param heartbeat a viewer hears something at least so often
 */
public record Limits(int viewers, int frameBytes, int inFlightBytes, Duration patience, Duration heartbeat) {
    /** What the shipped program uses. */
    public static Limits standard() {
        return new Limits(5_000, 16 * 1_024, 256 * 1_024, Duration.ofSeconds(60), Duration.ofSeconds(5));
    }
}
