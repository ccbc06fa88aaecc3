package io.clickanalytics.operator;

import io.clickanalytics.operator.desired.Images;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the operator is told by its environment.
 *
 * @param watch where it looks
 * @param images what it runs
 * @param lease how one of several operators is chosen; null: this is the only one
 * @param http where it answers
 * @param limits how much it does at once
 */
public record OperatorConfig(
        Watch watch, Images images, @Nullable Lease lease, Http http, Limits limits) {
    /**
     * Reads the variables that {@code docs/operator.md} describes.
     *
     * @throws InvalidEnvironment naming every problem that was found
     */
    public static OperatorConfig from(Map<String, String> environment) {
        var reader = new EnvironmentReader(environment);
        var config = new OperatorConfig(
                new Watch(
                        reader.names("CLICKANALYTICS_NAMESPACES"),
                        reader.names("CLICKANALYTICS_KAFKA_NAMESPACES"),
                        reader.text("CLICKANALYTICS_CLUSTER_ID"),
                        reader.text("CLICKANALYTICS_CLUSTER_NAMESPACE", "kube-system")),
                new Images(
                        reader.required("CLICKANALYTICS_PIPELINE_IMAGE"),
                        reader.required("CLICKANALYTICS_DASHBOARD_IMAGE")),
                lease(reader),
                new Http(
                        reader.text("CLICKANALYTICS_HTTP_HOST", "0.0.0.0"),
                        reader.port("CLICKANALYTICS_HTTP_PORT", 8080)),
                new Limits(
                        reader.positive("CLICKANALYTICS_RECONCILE_THREADS", 8),
                        Duration.ofSeconds(reader.positive("CLICKANALYTICS_DELETE_SECONDS", 120))));
        reader.finish();
        return config;
    }

    private static @Nullable Lease lease(EnvironmentReader reader) {
        return reader.flag("CLICKANALYTICS_LEADER_ELECTION", true)
                ? new Lease(
                        reader.text("CLICKANALYTICS_LEASE_NAME", "clickanalytics-operator"),
                        reader.required("CLICKANALYTICS_LEASE_NAMESPACE"),
                        reader.required("CLICKANALYTICS_IDENTITY"))
                : null;
    }

    /**
     * Where the operator looks.
     *
     * @param namespaces of the resources it serves; empty: all
     * @param kafkaNamespaces further ones with Kafka clusters that these use; of no meaning when all are watched
     * @param clusterId what tells this Kubernetes cluster from others; null: the uid of a namespace
     * @param clusterNamespace this namespace, where no {@code clusterId} is given
     */
    public record Watch(
            Set<String> namespaces,
            Set<String> kafkaNamespaces,
            @Nullable String clusterId,
            String clusterNamespace) {
        public Watch {
            namespaces = Set.copyOf(namespaces);
            kafkaNamespaces = Set.copyOf(kafkaNamespaces);
        }
    }

    /**
     * A Lease that one of several operators holds.
     *
     * @param name of the Lease
     * @param namespace of the Lease
     * @param identity of this operator among them
     */
    public record Lease(String name, String namespace, String identity) {}

    /**
     * Where health and metrics are.
     *
     * @param host address to listen on
     * @param port 0 is any free one
     */
    public record Http(String host, int port) {}

    /**
     * How much the operator does.
     *
     * @param threads resources that are looked at at the same time
     * @param deletion how long one step of a deletion may wait for others
     */
    public record Limits(int threads, Duration deletion) {}
}
