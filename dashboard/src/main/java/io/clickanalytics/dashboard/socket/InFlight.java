package io.clickanalytics.dashboard.socket;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was sent to one viewer and is not acknowledged yet; of one thread. */
final class InFlight {
    private final Deque<Sent> frames = new ArrayDeque<>();
    private long bytes;

    void sent(long cursor, int size, Instant at) {
        frames.addLast(new Sent(cursor, size, at));
        bytes += size;
    }

    /** Everything up to the cursor has arrived. */
    void acknowledged(long cursor) {
        while (!frames.isEmpty() && frames.getFirst().cursor() <= cursor) {
            bytes -= frames.removeFirst().size();
        }
    }

    void clear() {
        frames.clear();
        bytes = 0;
    }

    long bytes() {
        return bytes;
    }

    /** True when the oldest frame has been under way for longer than that. */
    boolean waitsLongerThan(Duration patience, Instant now) {
        return !frames.isEmpty() && frames.getFirst().at().plus(patience).isBefore(now);
    }

    /**
     * One frame.
     *
     * @param cursor of its last window
     * @param size in characters
     * @param at when
     */
    private record Sent(long cursor, int size, Instant at) {}
}
