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
     * One count; a reset begins the next.
     *
     * @param number from 0
     * @param resetNonce nonce of the reset that began it, empty for the first
     */
    public record Epoch(long number, String resetNonce) {
        /** The count before any reset. */
        public static final Epoch FIRST = new Epoch(0, "");
    }
}
