package io.clickanalytics.dashboard.feed;

/** What was seen when the brokers were asked for the topic. */
sealed interface Sighting {
    /** No answer yet. */
    record Unknown() implements Sighting {}

    /**
     * The brokers do not answer, or do not let us see it.
     *
     * @param reason what the client says
     */
    record NoBroker(String reason) implements Sighting {}

    /** The brokers know no such topic. */
    record NoTopic() implements Sighting {}

    /**
     * It is there.
     *
     * @param topicId another one than before means another topic of the same name
     */
    record Seen(String topicId) implements Sighting {}
}
