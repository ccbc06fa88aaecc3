package io.clickanalytics.dashboard.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the one partition of the results topic from a place in its past, without a group. */
final class ResultsReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    /** Records to go back when the topic holds nothing as young as asked: the last windows are shown, old as they are. */
    private static final long LAST_RECORDS = 1_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long start;
    private final long end;

    /** Finds its place; everything committed at or after {@code from} will be read. */
    ResultsReader(Map<String, Object> settings, String topic, Instant from) {
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partition = new TopicPartition(topic, 0);
        try {
            consumer.assign(List.of(partition));
            end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            start = start(from);
            consumer.seek(partition, start);
        } catch (RuntimeException e) {
            consumer.close(Duration.ZERO);
            throw e;
        }
    }

    /** First offset that is read. */
    long start() {
        return start;
    }

    /** What came; empty when nothing did for a moment. */
    List<ConsumerRecord<byte[], byte[]>> poll() {
        return consumer.poll(POLL).records(partition);
    }

    /** True when everything was read that was there when the reading began. */
    boolean caughtUp() {
        return consumer.position(partition) >= end;
    }

    @Override
    public void close() {
        consumer.close(Duration.ZERO);
    }

    private long start(Instant from) {
        long beginning = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        OffsetAndTimestamp found =
                consumer.offsetsForTimes(Map.of(partition, from.toEpochMilli())).get(partition);
        return found == null ? Math.max(beginning, end - LAST_RECORDS) : found.offset();
    }
}
