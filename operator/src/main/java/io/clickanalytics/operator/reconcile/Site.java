package io.clickanalytics.operator.reconcile;

import io.clickanalytics.operator.desired.Images;
import java.time.Duration;
import java.util.Set;

/**
 * What the operator knows of where it runs.
 *
 * @param clusterId what tells this Kubernetes cluster from others
 * @param images what it runs
 * @param kafkaNamespaces where Kafka clusters are looked for; empty: everywhere
 * @param driver where a driver's status document is
 * @param deletion how long one step of a deletion may wait for others
 */
public record Site(
        String clusterId, Images images, Set<String> kafkaNamespaces, DriverAddress driver, Duration deletion) {
    public Site {
        kafkaNamespaces = Set.copyOf(kafkaNamespaces);
    }
}
