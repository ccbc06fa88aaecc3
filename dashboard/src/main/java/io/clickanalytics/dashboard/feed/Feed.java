package io.clickanalytics.dashboard.feed;

import io.clickanalytics.dashboard.history.Bounds;
import io.clickanalytics.dashboard.history.History;
import java.time.Instant;

/**
 * All that is known at one moment; replaced whole.
 *
 * @param state how the dashboard stands with the topic
 * @param history what was read
 * @param caughtUp true once everything was read that was there at the start; never false again
 * @param read windows read since the start of the program, each revision counted
 * @param unreadable records that were no windows, since the start of the program
 */
public record Feed(FeedState state, History history, boolean caughtUp, long read, long unreadable) {
    /** Before anything was read. */
    public static Feed nothing(Instant now, Bounds bounds) {
        return new Feed(new FeedState.Connecting(now), History.unknown(bounds), false, 0, 0);
    }

    Feed in(FeedState newState) {
        return new Feed(newState, history, caughtUp || newState instanceof FeedState.Live, read, unreadable);
    }

    Feed with(History newHistory) {
        return new Feed(state, newHistory, caughtUp, read, unreadable);
    }

    Feed withRead(long more) {
        return new Feed(state, history, caughtUp, read + more, unreadable);
    }

    Feed withUnreadable() {
        return new Feed(state, history, caughtUp, read, unreadable + 1);
    }
}
