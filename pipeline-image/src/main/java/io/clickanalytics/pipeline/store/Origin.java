package io.clickanalytics.pipeline.store;

import java.util.Map;

/**
 * Whose count a commit belongs to, and of what.
 *
 * @param owner {@code cluster/namespace/name} of the resource
 * @param bootId which start of the driver wrote it
 * @param clusterId of the Kafka cluster
 * @param topicIds ids of the topics, by name
 * @param epoch which count it is
 */
public record Origin(String owner, String bootId, String clusterId, Map<String, String> topicIds, Epoch epoch) {
    public Origin {
        topicIds = Map.copyOf(topicIds);
    }

    /**
     * One stream of results; a reset begins the next, and so does a results topic that was made anew.
     *
     * @param number from 0
     * @param resetNonce nonce of the last reset, empty before the first
     * @param resumed the count goes on from the epoch before: its older windows went with the topic they were in
     */
    public record Epoch(long number, String resetNonce, boolean resumed) {
        /** The first of a count, with nothing before it. */
        public Epoch(long number, String resetNonce) {
            this(number, resetNonce, false);
        }

        /** The next, of the same count. */
        public Epoch next() {
            return new Epoch(number + 1, resetNonce, true);
        }
    }
}
