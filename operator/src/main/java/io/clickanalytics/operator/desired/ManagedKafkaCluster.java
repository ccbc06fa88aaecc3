package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.BrokerStorage;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ManagedKafka;
import io.clickanalytics.api.v1alpha1.OnDeletion;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.strimzi.api.kafka.model.kafka.JbodStorageBuilder;
import io.strimzi.api.kafka.model.kafka.KafkaClusterSpecBuilder;
import io.strimzi.api.kafka.model.kafka.KafkaSpecBuilder;
import io.strimzi.api.kafka.model.kafka.PersistentClaimStorageBuilder;
import io.strimzi.api.kafka.model.kafka.Storage;
import io.strimzi.api.kafka.model.kafka.entityoperator.EntityOperatorSpecBuilder;
import io.strimzi.api.kafka.model.kafka.entityoperator.EntityTopicOperatorSpec;
import io.strimzi.api.kafka.model.kafka.entityoperator.EntityUserOperatorSpec;
import io.strimzi.api.kafka.model.kafka.listener.GenericKafkaListener;
import io.strimzi.api.kafka.model.kafka.listener.GenericKafkaListenerBuilder;
import io.strimzi.api.kafka.model.kafka.listener.KafkaListenerType;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePoolSpecBuilder;
import io.strimzi.api.kafka.model.nodepool.ProcessRoles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A Kafka cluster that belongs to one resource, as Strimzi makes it. */
public final class ManagedKafkaCluster {
    /** The listener that our programs use; the other one is for who sends clicks without Strimzi's certificate. */
    public static final String LISTENER = "tls";

    /** Never another number: scaling a pool of controllers has destroyed a cluster. */
    private static final int CONTROLLERS = 3;

    private static final String CONTROLLER_VOLUME = "5Gi";
    private static final int MOST_COPIES = 3;
    private static final int PLAIN_PORT = 9092;
    private static final int TLS_PORT = 9093;

    private ManagedKafkaCluster() {}

    /** Asked for by {@code spec.kafka.managed}. */
    public static boolean wanted(ClickAnalytics resource) {
        return resource.spec().kafka().managed() != null;
    }

    /** The cluster; its brokers and controllers are pools. */
    public static StrimziKafka kafka(ClickAnalytics resource) {
        var names = PipelineNames.of(resource);
        return new StrimziKafka(
                Metadata.unreferenced(resource, Component.KAFKA, names.namespace(), names.kafkaCluster()),
                new KafkaSpecBuilder()
                        .withKafka(new KafkaClusterSpecBuilder()
                                .withListeners(listener("plain", PLAIN_PORT, false), listener(LISTENER, TLS_PORT, true))
                                .withConfig(config(managed(resource).brokers()))
                                .build())
                        .withEntityOperator(new EntityOperatorSpecBuilder()
                                .withTopicOperator(new EntityTopicOperatorSpec())
                                .withUserOperator(new EntityUserOperatorSpec())
                                .build())
                        .build());
    }

    /** Its pools. */
    public static List<StrimziNodePool> pools(ClickAnalytics resource) {
        return List.of(controllerPool(resource), brokerPool(resource));
    }

    /** A pool of fixed size. */
    public static StrimziNodePool controllerPool(ClickAnalytics resource) {
        return new StrimziNodePool(
                pool(resource, PipelineNames.of(resource).controllerPool()),
                new KafkaNodePoolSpecBuilder()
                        .withReplicas(CONTROLLERS)
                        .withRoles(ProcessRoles.CONTROLLER)
                        .withStorage(storage(resource, CONTROLLER_VOLUME))
                        .build());
    }

    /** The pool that grows with {@code spec.kafka.managed.brokers}. */
    public static StrimziNodePool brokerPool(ClickAnalytics resource) {
        ManagedKafka managed = managed(resource);
        return new StrimziNodePool(
                pool(resource, PipelineNames.of(resource).brokerPool()),
                new KafkaNodePoolSpecBuilder()
                        .withReplicas(managed.brokers())
                        .withRoles(ProcessRoles.BROKER)
                        .withStorage(storage(resource, managed.storage().size()))
                        .build());
    }

    /** How many of so many brokers have to work, so that every partition takes what is written. */
    public static int brokersNeeded(int brokers) {
        int copies = Math.min(MOST_COPIES, brokers);
        return brokers - (copies - Integer.parseInt(TopicConfig.minInSync(copies)));
    }

    private static ManagedKafka managed(ClickAnalytics resource) {
        return Objects.requireNonNull(resource.spec().kafka().managed(), "asked for a Kafka that nobody wants");
    }

    private static ObjectMeta pool(ClickAnalytics resource, String name) {
        var names = PipelineNames.of(resource);
        return Metadata.unreferenced(resource, Component.KAFKA, names.namespace(), name)
                .edit()
                .addToLabels(Topics.CLUSTER, names.kafkaCluster())
                .build();
    }

    private static GenericKafkaListener listener(String name, int port, boolean tls) {
        return new GenericKafkaListenerBuilder()
                .withName(name)
                .withPort(port)
                .withType(KafkaListenerType.INTERNAL)
                .withTls(tls)
                .build();
    }

    /**
     * Kafka's own topics are copied as far as there are brokers. No {@code min.insync.replicas} here: topics have their own,
     * and one for all would stop those with a single copy when brokers are added.
     */
    private static Map<String, Object> config(int brokers) {
        int copies = Math.min(MOST_COPIES, brokers);
        Map<String, Object> config = new TreeMap<>();
        config.put("auto.create.topics.enable", "false");
        config.put("default.replication.factor", copies);
        config.put("offsets.topic.replication.factor", copies);
        config.put("transaction.state.log.replication.factor", copies);
        config.put("transaction.state.log.min.isr", Integer.parseInt(TopicConfig.minInSync(copies)));
        return config;
    }

    private static Storage storage(ClickAnalytics resource, String size) {
        BrokerStorage storage = managed(resource).storage();
        return new JbodStorageBuilder()
                .withVolumes(List.of(new PersistentClaimStorageBuilder()
                        .withId(0)
                        .withSize(size)
                        .withStorageClass(storage.className())
                        .withDeleteClaim(resource.spec().deletion().kafka() == OnDeletion.DELETE)
                        .build()))
                .build();
    }
}
