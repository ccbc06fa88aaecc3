package io.clickanalytics.dashboard.feed;

import java.time.Instant;

/** How the dashboard stands with the results topic. */
public sealed interface FeedState {
    /** One word, for viewers and for the probe. */
    String word();

    /** Since when it is so. */
    Instant since();

    /** Nothing is known yet. */
    record Connecting(Instant since) implements FeedState {
        @Override
        public String word() {
            return "connecting";
        }
    }

    /**
     * No broker answers, or none lets us read. What was read is still shown.
     *
     * @param reason for the log; names hosts, so it is not for viewers
     */
    record Unreachable(Instant since, String reason) implements FeedState {
        @Override
        public String word() {
            return "unreachable";
        }
    }

    /** The brokers answer, and the topic does not exist. */
    record TopicAbsent(Instant since) implements FeedState {
        @Override
        public String word() {
            return "topicAbsent";
        }
    }

    /** Reading what was there when the reading began. */
    record CatchingUp(Instant since) implements FeedState {
        @Override
        public String word() {
            return "catchingUp";
        }
    }

    /** Windows are shown as they are written. */
    record Live(Instant since) implements FeedState {
        @Override
        public String word() {
            return "live";
        }
    }
}
