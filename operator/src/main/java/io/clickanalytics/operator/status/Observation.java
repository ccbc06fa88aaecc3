package io.clickanalytics.operator.status;

import io.clickanalytics.api.v1alpha1.KafkaStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a resource's neighbours and children.
 *
 * @param kafka the cluster
 * @param topics what Strimzi says of the topics; null where the driver looks after them
 * @param driver the application that counts
 * @param dashboard null while there is none
 * @param route a problem of the way to the dashboard from outside; null when there is none
 */
public record Observation(
        Cluster kafka,
        @Nullable Claim topics,
        DriverState driver,
        @Nullable Deployment dashboard,
        @Nullable Claim route) {
    /**
     * The Kafka cluster.
     *
     * @param claim what Strimzi says; null where there is no Strimzi
     * @param status to be shown; null while nothing is known
     */
    public record Cluster(@Nullable Claim claim, @Nullable KafkaStatus status) {}
}
