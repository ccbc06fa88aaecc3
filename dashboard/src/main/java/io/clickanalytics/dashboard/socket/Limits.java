package io.clickanalytics.dashboard.socket;

import java.time.Duration;

/**
 * What a viewer may cost.
 *
 * @param viewers at one time
 * @param frameBytes about the size of a frame with many windows
 * @param inFlightBytes sent and not acknowledged; beyond it a viewer gets nothing more
 * @param times how long what may last
 */
public record Limits(int viewers, int frameBytes, int inFlightBytes, Times times) {
    /** What the shipped program uses. */
    public static Limits standard() {
        return new Limits(
                5_000,
                16 * 1_024,
                256 * 1_024,
                new Times(Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(65)));
    }

    /**
     * How long what may last.
     *
     * @param patience a viewer that acknowledges nothing for so long is sent away
     * @param heartbeat a viewer hears something at least so often
     * @param silence a connection from which nothing comes is gone, unless it is one that only listens; whole seconds
     */
    public record Times(Duration patience, Duration heartbeat, Duration silence) {}
}
