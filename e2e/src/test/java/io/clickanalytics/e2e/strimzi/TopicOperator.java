package io.clickanalytics.e2e.strimzi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;

/** Acts on the KafkaTopics of one Kafka as Strimzi's topic operator does, in a real Kafka of one broker. */
final class TopicOperator {
    private static final String FINALIZER = "strimzi.io/topic-operator";

    private final StrimziApi api;
    private final RealTopics real;
    private final Patience patience;

    /** Copies that a topic was made with, by its id: the one broker keeps one. */
    private final Map<String, Integer> replicas = new HashMap<>();

    TopicOperator(StrimziApi api, RealTopics real, Patience patience) {
        this.api = api;
        this.real = real;
        this.patience = patience;
    }

    /**
     * One look at all topics of a Kafka.
     *
     * @param topics eldest first
     * @param brokers how many Strimzi runs
     */
    void look(List<StrimziObject> topics, int brokers) {
        for (StrimziObject topic : topics) {
            if (topic.isDeleted()) {
                end(topic);
            } else {
                care(topic, rival(topic, topics), brokers);
            }
        }
    }

    private void care(StrimziObject topic, Optional<StrimziObject> rival, int brokers) {
        String state = topic.generation() + " " + topic.isPaused() + topic.isManaged() + rival.isPresent() + brokers;
        if (rival.isEmpty() && !topic.hasFinalizer(FINALIZER)) {
            api.addFinalizer(topic, FINALIZER);
        } else if (patience.isOver(topic, state)) {
            api.status(topic, rival.map(other -> conflict(topic, other)).orElseGet(() -> cared(topic, brokers)));
        }
    }

    /** Paused or not, Strimzi deletes the topic unless it let go of it; a new name for it makes Strimzi hang. */
    private void end(StrimziObject topic) {
        if (!topic.hasFinalizer(FINALIZER) || isRenamed(topic)) {
            return;
        }
        if (topic.isManaged()) {
            real.delete(topicName(topic));
        }
        api.removeFinalizers(topic);
    }

    private ObjectNode cared(StrimziObject topic, int brokers) {
        if (topic.isPaused()) {
            return status(topic, StrimziStatus.isTrue("ReconciliationPaused")).put("topicName", topicName(topic));
        }
        if (!topic.isManaged()) {
            return status(topic, StrimziStatus.isTrue("Unmanaged"));
        }
        if (isRenamed(topic)) {
            return status(topic, StrimziStatus.notReady("NotSupported", "Changing spec.topicName is not supported"))
                    .put("topicName", topic.status().path("topicName").asText());
        }
        try {
            return made(topic, brokers).put("topicName", topicName(topic));
        } catch (KafkaException e) {
            return status(topic, StrimziStatus.notReady("KafkaError", e.toString()))
                    .put("topicName", topicName(topic));
        }
    }

    private ObjectNode made(StrimziObject topic, int brokers) {
        Optional<TopicDescription> found = real.find(topicName(topic));
        if (found.isEmpty()) {
            return created(topic, brokers);
        }
        TopicDescription description = found.get();
        String id = description.topicId().toString();
        int copies = replicas.computeIfAbsent(id, first -> wantedReplicas(topic));
        int partitions = topic.spec().path("partitions").asInt(1);
        if (partitions < description.partitions().size()) {
            return refused(topic, id, "Decreasing partitions not supported");
        }
        if (copies != wantedReplicas(topic)) {
            return refused(topic, id, "Replication factor change not supported, but required for partitions [0]");
        }
        if (partitions > description.partitions().size()) {
            real.grow(topicName(topic), partitions);
        }
        real.configure(topicName(topic), config(topic));
        return status(topic, StrimziStatus.isTrue("Ready")).put("topicId", id);
    }

    private ObjectNode created(StrimziObject topic, int brokers) {
        if (wantedReplicas(topic) > brokers) {
            throw new InvalidReplicationFactorException(
                    "Unable to replicate the partition %1$d time(s): The target replication factor of %1$d cannot be reached because only %2$d broker(s) are registered."
                            .formatted(wantedReplicas(topic), brokers));
        }
        String id = real.create(
                        topicName(topic), topic.spec().path("partitions").asInt(1), config(topic))
                .toString();
        replicas.put(id, wantedReplicas(topic));
        return status(topic, StrimziStatus.isTrue("Ready")).put("topicId", id);
    }

    /** The one that was there first has the topic. */
    private static Optional<StrimziObject> rival(StrimziObject topic, List<StrimziObject> eldestFirst) {
        return eldestFirst.stream()
                .filter(other -> topicName(other).equals(topicName(topic)) && other.isManaged())
                .findFirst()
                .filter(first -> topic.isManaged() && !first.uid().equals(topic.uid()));
    }

    private static ObjectNode conflict(StrimziObject topic, StrimziObject other) {
        return status(
                topic,
                StrimziStatus.notReady(
                        "ResourceConflict",
                        "Managed by Ref{namespace='%s', name='%s'}".formatted(other.namespace(), other.name())));
    }

    private static ObjectNode refused(StrimziObject topic, String id, String message) {
        return status(topic, StrimziStatus.notReady("NotSupported", message)).put("topicId", id);
    }

    private static ObjectNode status(StrimziObject topic, ObjectNode condition) {
        return StrimziStatus.of(topic.generation(), condition);
    }

    private static boolean isRenamed(StrimziObject topic) {
        String known = topic.status().path("topicName").asText();
        return !known.isEmpty() && !known.equals(topicName(topic));
    }

    private static String topicName(StrimziObject topic) {
        return topic.spec().path("topicName").asText(topic.name());
    }

    private static int wantedReplicas(StrimziObject topic) {
        return topic.spec().path("replicas").asInt(1);
    }

    private static Map<String, String> config(StrimziObject topic) {
        Map<String, String> config = new TreeMap<>();
        topic.spec().path("config").properties().forEach(entry -> config.put(entry.getKey(), text(entry.getValue())));
        return config;
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","))
                : value.asText();
    }
}
