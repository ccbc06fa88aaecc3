package io.clickanalytics.operator.status;

import io.clickanalytics.operator.desired.StrimziPods;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.nodepool.ProcessRoles;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pool of nodes of Kafka, and its pods: its own status has the wanted number before any pod is there.
 *
 * @param pool as Strimzi has it
 * @param set its pods; null where nothing is known of them
 */
public record PoolSeen(KafkaNodePool pool, @Nullable StrimziPods set) {
    String name() {
        return pool.getMetadata().getNamespace() + "/" + pool.getMetadata().getName();
    }

    /** Whether Strimzi has acted upon what is wanted now. */
    boolean observed() {
        return pool.getStatus() != null
                && Objects.equals(
                        pool.getStatus().getObservedGeneration(),
                        pool.getMetadata().getGeneration())
                && (set == null
                        || (set.getStatus() != null
                                && Objects.equals(
                                        set.getStatus().getObservedGeneration(),
                                        set.getMetadata().getGeneration())));
    }

    int wanted() {
        return pool.getSpec() == null ? 0 : pool.getSpec().getReplicas();
    }

    /** How many brokers there are beyond those that are wanted, after Strimzi has seen what is wanted. */
    int kept() {
        return pool.getSpec() == null ? 0 : pool.getStatus().getReplicas() - wanted();
    }

    /** How many pods are not ready. */
    int missing() {
        return Math.max(0, podCount() - readyPods());
    }

    /** Whether too few pods are ready: of controllers the greater part decides, of brokers one can be reached. */
    boolean lost() {
        return missing() > 0 && readyPods() < needed();
    }

    /** What was found. */
    String pods() {
        return "found %d of %d pods of KafkaNodePool %s ready".formatted(readyPods(), podCount(), name());
    }

    /** Where to look. */
    String remedy() {
        return "see kubectl -n %s get pods -l strimzi.io/pool-name=%s"
                .formatted(pool.getMetadata().getNamespace(), pool.getMetadata().getName());
    }

    private int needed() {
        return pool.getSpec().getRoles().contains(ProcessRoles.CONTROLLER) ? podCount() / 2 + 1 : 1;
    }

    private int podCount() {
        return set == null || set.getStatus() == null ? 0 : set.getStatus().getPods();
    }

    private int readyPods() {
        return set == null || set.getStatus() == null ? 0 : set.getStatus().getReadyPods();
    }
}
