package io.clickanalytics.e2e.strimzi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of the real Kafka. */
public final class RealTopics {
    private static final int SECONDS = 20;

    private final Admin admin;

    RealTopics(Admin admin) {
        this.admin = admin;
    }

    /** Empty when there is none. */
    public Optional<TopicDescription> find(String name) {
        try {
            return Optional.of(
                    answer(admin.describeTopics(List.of(name)).topicNameValues().get(name)));
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    /** All of them. */
    public Set<String> names() {
        return answer(admin.listTopics().names());
    }

    /** What was set for the topic. */
    public Map<String, String> config(String name) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        return answer(admin.describeConfigs(List.of(resource)).values().get(resource)).entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    /** Its id. There is one broker, so one copy, however many are asked for. */
    public Uuid create(String name, int partitions, Map<String, String> config) {
        var topic = new NewTopic(name, Optional.of(partitions), Optional.of((short) 1)).configs(config);
        return answer(admin.createTopics(List.of(topic)).topicId(name));
    }

    /** Also when there is none. */
    public void delete(String name) {
        try {
            answer(admin.deleteTopics(List.of(name)).all());
        } catch (UnknownTopicOrPartitionException gone) {
            // that is what was wanted
        }
    }

    void grow(String name, int partitions) {
        answer(admin.createPartitions(Map.of(name, NewPartitions.increaseTo(partitions)))
                .all());
    }

    /** Exactly this: what is set beyond goes back to the broker's default. */
    void configure(String name, Map<String, String> config) {
        Map<String, String> now = config(name);
        List<AlterConfigOp> changes = new ArrayList<>();
        config.forEach((key, value) -> {
            if (!value.equals(now.get(key))) {
                changes.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET));
            }
        });
        now.keySet().stream()
                .filter(key -> !config.containsKey(key))
                .forEach(
                        key -> changes.add(new AlterConfigOp(new ConfigEntry(key, null), AlterConfigOp.OpType.DELETE)));
        if (!changes.isEmpty()) {
            answer(admin.incrementalAlterConfigs(
                            new HashMap<>(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, name), changes)))
                    .all());
        }
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException refused ? refused : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException("found no answer of the broker", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }
}
