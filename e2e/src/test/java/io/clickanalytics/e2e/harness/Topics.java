package io.clickanalytics.e2e.harness;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Makes, changes, deletes and describes topics. */
public final class Topics {
    private final Supplier<Admin> admins;

    Topics(Supplier<Admin> admins) {
        this.admins = admins;
    }

    /** Makes a topic; see {@link #create(String, int, Map)}. */
    public void create(String topic, int partitions) {
        create(topic, partitions, Map.of());
    }

    /**
     * Makes a topic, and returns when its partitions take records: an idempotent producer whose first batch comes too early,
     * and its second in time, is refused for ever.
     */
    public void create(String topic, int partitions, Map<String, String> configs) {
        var wanted = new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(configs);
        answer("the making of " + topic, admin -> admin.createTopics(List.of(wanted))
                .all());
        await("the ends of " + topic)
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> end(topic, partitions), any -> true);
    }

    /** Records that were ever written to a topic whose producers know no transactions. */
    public long written(String topic) {
        return end(topic, description(topic).partitions().size());
    }

    /** The sum over its partitions. */
    private long end(String topic, int partitions) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        return answer("the ends of " + topic, admin -> admin.listOffsets(ends).all()).values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    /** Deletes a topic. */
    public void delete(String topic) {
        answer("the deletion of " + topic, admin -> admin.deleteTopics(List.of(topic))
                .all());
    }

    /** Raises the number of partitions. */
    public void grow(String topic, int partitions) {
        answer("the growth of " + topic, admin -> admin.createPartitions(
                        Map.of(topic, NewPartitions.increaseTo(partitions)))
                .all());
    }

    /** The broker that leads a topic's partition 0. */
    public int leader(String topic) {
        return description(topic).partitions().get(0).leader().id();
    }

    /** True when every replica of every partition of every topic has every record. */
    public boolean inSync() {
        Collection<String> names =
                answer("the topics", admin -> admin.listTopics().names());
        return answer("their replicas", admin -> admin.describeTopics(names).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .allMatch(partition ->
                        partition.isr().size() == partition.replicas().size());
    }

    /** Bytes that the topic has on the disk of the first broker. */
    public long bytes(String topic) {
        return answer("the logs", admin -> admin.describeLogDirs(List.of(1)).allDescriptions())
                .getOrDefault(1, Map.of())
                .values()
                .stream()
                .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                .filter(replica -> replica.getKey().topic().equals(topic))
                .mapToLong(replica -> replica.getValue().size())
                .sum();
    }

    /** True when Kafka knows no offset of the group any more. */
    public boolean hasForgotten(String group) {
        return answer("the offsets of " + group, admin -> admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata())
                .isEmpty();
    }

    private TopicDescription description(String topic) {
        return answer("what " + topic + " is", admin -> admin.describeTopics(List.of(topic))
                        .allTopicNames())
                .values()
                .iterator()
                .next();
    }

    /** A question to Kafka. */
    private interface Question<T> {
        KafkaFuture<T> ask(Admin admin);
    }

    private <T> T answer(String what, Question<T> question) {
        try (Admin admin = admins.get()) {
            return question.ask(admin).get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not answer: " + what, e);
        }
    }
}
