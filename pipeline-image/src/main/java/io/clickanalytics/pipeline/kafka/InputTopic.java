package io.clickanalytics.pipeline.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Questions about the input topic. Each fails with {@link Unanswered} when Kafka does not answer in time. */
public final class InputTopic {
    /** How long an answer may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Admin admin;
    private final String topic;
    private final Set<String> others;
    private final LongSupplier clock;

    /**
     * Asks through a client that it does not close.
     *
     * @param others topics to describe beside it
     * @param clock epoch milliseconds
     */
    public InputTopic(Admin admin, String topic, Set<String> others, LongSupplier clock) {
        this.admin = admin;
        this.topic = topic;
        this.others = Set.copyOf(others);
        this.clock = clock;
    }

    /** Kafka gave no answer, or an answer that may be better the next time. */
    public static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1L;

        Unanswered(String question, Throwable cause) {
            super("Kafka did not answer: " + question, cause);
        }
    }

    /**
     * Where a partition ends.
     *
     * @param stable last stable offset: where the first open transaction begins, else the end
     * @param high high watermark, asked before the stable offset: an open transaction makes it greater
     */
    public record End(long stable, long high) {}

    /**
     * Where the partitions end.
     *
     * @param partitions by number
     * @param askedAt epoch milliseconds, before asking
     */
    public record Ends(Map<Integer, End> partitions, long askedAt) {}

    /**
     * What the topic is.
     *
     * @param clusterId of Kafka
     * @param topicIds ids by name, of the topic and the others; one that does not exist is absent
     * @param partitions of the topic; empty when it does not exist
     */
    public record Description(String clusterId, Map<String, String> topicIds, Set<Integer> partitions) {}

    /** The topic's name. */
    public String name() {
        return topic;
    }

    /** Ends of the partitions. */
    public Ends ends(Collection<Integer> partitions) throws Unanswered {
        long askedAt = clock.getAsLong();
        Map<Integer, Long> high = offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        Map<Integer, Long> stable = offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
        Map<Integer, End> ends = new HashMap<>();
        stable.forEach(
                (partition, offset) -> ends.put(partition, new End(offset, high.getOrDefault(partition, offset))));
        return new Ends(ends, askedAt);
    }

    /** First offset of each partition that is still there. */
    public Map<Integer, Long> beginnings(Collection<Integer> partitions) throws Unanswered {
        return offsets(partitions, OffsetSpec.earliest(), IsolationLevel.READ_COMMITTED);
    }

    /** First offset of each partition whose record is not older than the time; the end where there is none. */
    public Map<Integer, Long> since(Collection<Integer> partitions, long time) throws Unanswered {
        Map<Integer, Long> ends = offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
        Map<Integer, Long> since = offsets(partitions, OffsetSpec.forTimestamp(time), IsolationLevel.READ_COMMITTED);
        since.forEach((partition, offset) -> {
            if (offset >= 0) {
                ends.put(partition, offset);
            }
        });
        return ends;
    }

    /** What the topic is now, and the others beside it. */
    public Description describe() throws Unanswered {
        Set<String> names = new HashSet<>(others);
        names.add(topic);
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin.describeTopics(names).topicNameValues();
        String clusterId = answer("its id", admin.describeCluster().clusterId());
        Map<String, String> ids = new HashMap<>();
        Set<Integer> partitions = new TreeSet<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> entry : answers.entrySet()) {
            Optional<TopicDescription> description = existing(entry.getKey(), entry.getValue());
            description.ifPresent(found -> {
                ids.put(found.name(), found.topicId().toString());
                if (found.name().equals(topic)) {
                    found.partitions().stream()
                            .map(TopicPartitionInfo::partition)
                            .forEach(partitions::add);
                }
            });
        }
        return new Description(clusterId, ids, partitions);
    }

    private Optional<TopicDescription> existing(String name, KafkaFuture<TopicDescription> future) throws Unanswered {
        try {
            return Optional.of(answer("what " + name + " is", future));
        } catch (Unanswered e) {
            if (e.getCause() instanceof ExecutionException cause
                    && cause.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Map<Integer, Long> offsets(Collection<Integer> partitions, OffsetSpec spec, IsolationLevel isolation)
            throws Unanswered {
        Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
        partitions.forEach(partition -> specs.put(new TopicPartition(topic, partition), spec));
        Map<Integer, Long> offsets = new HashMap<>();
        answer(
                        "offsets of " + topic,
                        admin.listOffsets(specs, new ListOffsetsOptions(isolation))
                                .all())
                .forEach((partition, info) -> offsets.put(partition.partition(), info.offset()));
        return offsets;
    }

    private <T> T answer(String question, KafkaFuture<T> future) throws Unanswered {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered(question, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new Unanswered(question, e);
        }
    }
}
