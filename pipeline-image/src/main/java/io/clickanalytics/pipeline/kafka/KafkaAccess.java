package io.clickanalytics.pipeline.kafka;

import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How executors reach Kafka.
 *
 * @param properties for every client, with {@code bootstrap.servers}
 * @param fetchBytes that one consumer may hold; see {@link #fetchBytes(long, int, int)}
 * @param deadLetterTopic gets the bad records; null for none
 */
public record KafkaAccess(
        Map<String, String> properties,
        int fetchBytes,
        @Nullable String deadLetterTopic) implements Serializable {
    private static final int MOST_FETCH_BYTES = 8 << 20;
    private static final int LEAST_FETCH_BYTES = 64 << 10;

    public KafkaAccess {
        properties = Map.copyOf(properties);
    }

    /**
     * Bytes that one consumer may hold, so that all of an executor stay within a budget.
     *
     * @param budget bytes of one executor for fetched records
     * @param partitions of the input
     */
    public static int fetchBytes(long budget, int partitions, int executors) {
        int perExecutor = Math.max(1, (partitions + executors - 1) / Math.max(1, executors));
        return (int) Math.max(LEAST_FETCH_BYTES, Math.min(MOST_FETCH_BYTES, budget / perExecutor));
    }
}
