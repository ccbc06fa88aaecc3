package io.clickanalytics.local.recount;

import io.clickanalytics.local.console.Refusal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads committed records of topics, by partition and offset, without a group. */
final class TopicReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** A transaction that was left open ends by itself after its timeout, which may be a minute. */
    private static final Duration OPEN_TRANSACTION = Duration.ofSeconds(75);

    private static final Duration POLL = Duration.ofMillis(500);

    private final String bootstrap;
    private final KafkaConsumer<byte[], byte[]> committed;
    private final KafkaConsumer<byte[], byte[]> all;

    /**
     * @param kafka settings of clients, with {@code bootstrap.servers}
     */
    TopicReader(Map<String, String> kafka) {
        bootstrap = kafka.getOrDefault("bootstrap.servers", "");
        committed = consumer(kafka, "read_committed");
        all = consumer(kafka, "read_uncommitted");
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, String> kafka, String isolation) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(Map.of(
                "isolation.level",
                isolation,
                "auto.offset.reset",
                "none",
                "enable.auto.commit",
                "false",
                "allow.auto.create.topics",
                "false",
                "max.poll.records",
                "10000",
                "max.partition.fetch.bytes",
                String.valueOf(8 << 20),
                "default.api.timeout.ms",
                String.valueOf(PATIENCE.toMillis()),
                "client.id",
                "clickanalytics-recount-" + isolation));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The partitions of a topic; none when there is no such topic. */
    List<TopicPartition> partitions(String topic) {
        try {
            List<PartitionInfo> found = committed.partitionsFor(topic);
            return found == null
                    ? List.of()
                    : found.stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
        } catch (TimeoutException e) {
            throw new Refusal("no Kafka answers at %s within %d s; start it or correct --bootstrap"
                    .formatted(bootstrap, PATIENCE.toSeconds()));
        } catch (UnknownTopicOrPartitionException e) {
            return List.of();
        }
    }

    /** First offsets that are still there. */
    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return committed.beginningOffsets(partitions);
    }

    /** Where the records end that a reader of committed ones can see. */
    Map<TopicPartition, Long> committedEnds(Collection<TopicPartition> partitions) {
        return committed.endOffsets(partitions);
    }

    /** Where all records end, those of open transactions included. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return all.endOffsets(partitions);
    }

    /**
     * Reads from offsets to offsets, markers and aborted records passed over; partitions in any order.
     *
     * @param from by partition, inclusive
     * @param until by partition, exclusive
     */
    void read(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> until,
            Consumer<ConsumerRecord<byte[], byte[]>> handler) {
        Set<TopicPartition> left = new HashSet<>(until.keySet());
        committed.assign(left);
        // who is assigned what he was assigned before stays paused
        committed.resume(left);
        from.forEach(committed::seek);
        dropFinished(left, until);
        long lastProgress = System.nanoTime();
        while (!left.isEmpty()) {
            boolean progress = false;
            for (ConsumerRecord<byte[], byte[]> found : poll()) {
                var partition = new TopicPartition(found.topic(), found.partition());
                if (found.offset() < until.getOrDefault(partition, 0L)) {
                    handler.accept(found);
                    progress = true;
                }
            }
            progress |= dropFinished(left, until);
            lastProgress = progress ? System.nanoTime() : lastProgress;
            if (System.nanoTime() - lastProgress > OPEN_TRANSACTION.toNanos()) {
                throw new CannotTell("%s is not readable up to offset %d for %d s: a transaction is open"
                        .formatted(
                                left.iterator().next(),
                                until.get(left.iterator().next()),
                                OPEN_TRANSACTION.toSeconds()));
            }
        }
    }

    private Iterable<ConsumerRecord<byte[], byte[]>> poll() {
        try {
            return committed.poll(POLL);
        } catch (OffsetOutOfRangeException e) {
            throw new CannotTell("retention deleted records while they were read: " + e.offsetOutOfRangePartitions());
        } catch (KafkaException e) {
            throw new Refusal("Kafka at %s cannot be read (%s)".formatted(bootstrap, e.getMessage()));
        }
    }

    /** Position, not the last record, tells the end: what ends in markers has no record there. */
    private boolean dropFinished(Set<TopicPartition> left, Map<TopicPartition, Long> until) {
        List<TopicPartition> finished = left.stream()
                .filter(partition -> committed.position(partition) >= until.getOrDefault(partition, 0L))
                .toList();
        committed.pause(finished);
        return left.removeAll(finished);
    }

    @Override
    public void close() {
        committed.close();
        all.close();
    }
}
