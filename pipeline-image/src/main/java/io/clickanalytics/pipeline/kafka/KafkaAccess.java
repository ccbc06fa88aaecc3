package io.clickanalytics.pipeline.kafka;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
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
    /** More at once is slower: the records of one poll should die young and fit into the cache. */
    private static final int POLL_RECORDS = 2000;
    /** A bad record may be as large as the input's topic allowed. */
    private static final int LARGEST_DEAD_LETTER = 64 << 20;

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
        int readers = Math.max(1, executors);
        int perExecutor = Math.max(1, (partitions + readers - 1) / readers);
        return (int) Math.max(LEAST_FETCH_BYTES, Math.min(MOST_FETCH_BYTES, budget / perExecutor));
    }

    /** Of a consumer that is told what to read, and reads committed records only. */
    Map<String, Object> consumerProperties() {
        Map<String, Object> all = new HashMap<>(properties);
        all.remove(ConsumerConfig.GROUP_ID_CONFIG);
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, NoKey.class.getName());
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ValueView.class.getName());
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        all.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, fetchBytes);
        all.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, fetchBytes);
        // a span that is read again waits for the fetch under way, which waits at the end of the topic
        all.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        all.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, Math.min(fetchBytes, 1 << 20));
        return all;
    }

    /** Of a producer that writes each dead letter once for each attempt of a task. */
    Map<String, Object> producerProperties() {
        Map<String, Object> all = new HashMap<>(properties);
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_DEAD_LETTER);
        return all;
    }
}
