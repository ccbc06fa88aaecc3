package io.clickanalytics.operator.status;

import io.clickanalytics.api.v1alpha1.KafkaStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a resource's neighbours and children.
 *
 * @param kafka the cluster
 * @param topics what Strimzi says of the topics; null where the driver looks after them
 * @param driver the application that counts
 * @param dashboard the page
 * @param pods of both, but for the driver's own
 */
public record Observation(Cluster kafka, @Nullable Claim topics, DriverState driver, Dashboard dashboard, Pods pods) {
    /**
     * The Kafka cluster.
     *
     * @param claim what Strimzi says; null where there is no Strimzi
     * @param status to be shown; null while nothing is known
     */
    public record Cluster(@Nullable Claim claim, @Nullable KafkaStatus status) {}

    /**
     * The dashboard.
     *
     * @param deployment null while there is none
     * @param route a problem of the way to it from outside; null when there is none
     * @param signIn a problem of what its pods need to let people in; null when there is none
     */
    public record Dashboard(
            @Nullable Deployment deployment,
            @Nullable Claim route,
            @Nullable Claim signIn) {}

    /**
     * Pods that somebody else makes.
     *
     * @param executors made by the driver
     * @param dashboards made by the Deployment
     * @param refusal why the driver's pod is not made; null when nobody refuses it
     */
    public record Pods(
            List<Pod> executors,
            List<Pod> dashboards,
            @Nullable Claim refusal) {
        public Pods {
            executors = List.copyOf(executors);
            dashboards = List.copyOf(dashboards);
        }
    }
}
