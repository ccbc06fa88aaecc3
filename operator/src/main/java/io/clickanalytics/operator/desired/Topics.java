package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.InputTopic;
import io.clickanalytics.api.v1alpha1.Kafka;
import io.clickanalytics.api.v1alpha1.ResultsTopic;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.topic.KafkaTopicBuilder;
import io.strimzi.api.kafka.model.topic.KafkaTopicSpecBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The topics of a resource as Strimzi makes them; in the namespace of the Kafka cluster, where Strimzi looks for them. */
public final class Topics {
    /** Label that names the Kafka cluster to Strimzi. */
    public static final String CLUSTER = "strimzi.io/cluster";

    private Topics() {}

    /** Only where Strimzi runs Kafka; elsewhere the driver makes what is missing. */
    public static boolean wanted(ClickAnalytics resource) {
        return resource.spec().kafka().bootstrapServers() == null;
    }

    /** Input (unless it belongs to others), results, state, and those that the resource names beyond. */
    public static List<KafkaTopic> of(ClickAnalytics resource) {
        return wanted(resource.spec().kafka()).stream()
                .map(topic -> kafkaTopic(resource, topic))
                .toList();
    }

    private static List<Topic> wanted(Kafka kafka) {
        InputTopic input = kafka.input();
        ResultsTopic results = kafka.results();
        int replicas = Objects.requireNonNullElse(results.replicas(), input.replicas());
        List<Topic> topics = new ArrayList<>();
        if (input.managed()) {
            topics.add(new Topic(
                    input.topic(), input.partitions(), input.replicas(), TopicConfig.kept(input.retention())));
        }
        topics.add(new Topic(results.topic(), 1, replicas, TopicConfig.kept(results.retention())));
        topics.add(new Topic(results.stateTopic(), 1, replicas, TopicConfig.state()));
        if (results.paperTopic() != null) {
            topics.add(new Topic(results.paperTopic(), 1, replicas, TopicConfig.kept(results.retention())));
        }
        if (kafka.deadLetters() != null) {
            topics.add(new Topic(kafka.deadLetters().topic(), 1, replicas, TopicConfig.kept(results.retention())));
        }
        return topics;
    }

    private static KafkaTopic kafkaTopic(ClickAnalytics resource, Topic topic) {
        Map<String, Object> config = new TreeMap<>(topic.config());
        config.put("min.insync.replicas", TopicConfig.minInSync(topic.replicas()));
        var metadata = Metadata.unreferenced(
                resource,
                Component.TOPIC,
                PipelineNames.kafkaNamespace(resource),
                PipelineNames.topicObject(topic.name()));
        return new KafkaTopicBuilder()
                .withMetadata(metadata.edit()
                        .addToLabels(CLUSTER, PipelineNames.strimziCluster(resource))
                        .build())
                .withSpec(new KafkaTopicSpecBuilder()
                        .withTopicName(topic.name())
                        .withPartitions(topic.partitions())
                        .withReplicas(topic.replicas())
                        .withConfig(config)
                        .build())
                .build();
    }

    /** A topic as Kafka knows it. */
    private record Topic(String name, int partitions, int replicas, Map<String, String> config) {}
}
