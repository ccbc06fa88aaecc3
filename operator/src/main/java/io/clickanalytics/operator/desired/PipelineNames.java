package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.KafkaCluster;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of the objects of a resource, that fit for every name that a resource may have.
 *
 * <p>Longer names than these lead to labels of more than 63 characters: a StatefulSet's pods are labelled with its name and
 * a hash, Spark's executors with the name of the application, Strimzi's pods with cluster, pool and number.
 *
 * @param namespace of the resource
 * @param base what its objects' names begin with
 * @param kafka the same for a managed Kafka cluster
 */
public record PipelineNames(String namespace, String base, String kafka) {
    private static final int LONGEST = 30;
    private static final int LONGEST_KAFKA = 20;
    private static final int LONGEST_TOPIC = 200;
    private static final int DIGITS = 8;
    private static final Pattern OBJECT_NAME = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    /** Of a resource. */
    public static PipelineNames of(ClickAnalytics resource) {
        String namespace = resource.getMetadata().getNamespace();
        String name = resource.name();
        return new PipelineNames(
                namespace == null ? "default" : namespace, cut(name, LONGEST), cut(name, LONGEST_KAFKA));
    }

    /** StatefulSet, Service, ServiceAccount, Role and RoleBinding of the driver. */
    public String driver() {
        return base + "-driver";
    }

    /** The one pod of the driver's StatefulSet. */
    public String driverPod() {
        return driver() + "-0";
    }

    /** ServiceAccount and NetworkPolicy of the executors. */
    public String executor() {
        return base + "-executor";
    }

    /** ConfigMap with their number, and their PodDisruptionBudget. */
    public String executors() {
        return base + "-executors";
    }

    /** ConfigMap with the pipeline's settings. */
    public String pipeline() {
        return base + "-pipeline";
    }

    /** ConfigMap with the spec that took effect last. */
    public String applied() {
        return base + "-applied";
    }

    /** Everything of the dashboard. */
    public String dashboard() {
        return base + "-dashboard";
    }

    /** Secret with what Kafka asks for. */
    public String kafkaSecret() {
        return base + "-kafka";
    }

    /** A managed cluster. */
    public String kafkaCluster() {
        return kafka;
    }

    /** Pool of its controllers; pools of all clusters of a namespace share their names. */
    public String controllerPool() {
        return kafka + "-controllers";
    }

    /** Pool of its brokers. */
    public String brokerPool() {
        return kafka + "-brokers";
    }

    /** Where the Kafka cluster is that Strimzi runs, and with it the topics. */
    public static String kafkaNamespace(ClickAnalytics resource) {
        KafkaCluster cluster = resource.spec().kafka().cluster();
        String elsewhere = cluster == null ? null : cluster.namespace();
        return elsewhere == null ? of(resource).namespace() : elsewhere;
    }

    /** Name of the Kafka cluster that Strimzi runs. */
    public static String strimziCluster(ClickAnalytics resource) {
        KafkaCluster cluster = resource.spec().kafka().cluster();
        return cluster == null ? of(resource).kafkaCluster() : cluster.name();
    }

    /** The KafkaTopic of a topic: the topic's own name where Kubernetes takes it. */
    public static String topicObject(String topic) {
        if (OBJECT_NAME.matcher(topic).matches() && topic.length() <= LONGEST_TOPIC) {
            return topic;
        }
        String readable =
                topic.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String start = readable.substring(0, Math.min(readable.length(), LONGEST_TOPIC));
        return (start.isEmpty() ? "topic" : start) + "-" + Digest.of(topic, DIGITS);
    }

    /** Two long names that begin alike stay two names. */
    private static String cut(String name, int longest) {
        if (name.length() <= longest) {
            return name;
        }
        String start = name.substring(0, longest - DIGITS - 1).replaceAll("-+$", "");
        return start + "-" + Digest.of(name, DIGITS);
    }
}
