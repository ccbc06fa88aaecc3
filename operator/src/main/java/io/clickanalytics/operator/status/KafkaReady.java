package io.clickanalytics.operator.status;

import io.strimzi.api.kafka.model.common.Condition;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.kafka.KafkaStatus;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether the Kafka cluster is up. */
public final class KafkaReady {
    private KafkaReady() {}

    /** A cluster of Strimzi, told by its status. Ready=True of an older generation says nothing about this one. */
    public static Claim of(Kafka kafka) {
        String name =
                kafka.getMetadata().getNamespace() + "/" + kafka.getMetadata().getName();
        KafkaStatus status = kafka.getStatus();
        if (status == null || status.getConditions() == null) {
            return Claim.pending(
                    "KafkaUnobserved",
                    "found Kafka %s without a status, wanted Strimzi's; if this lasts check that Strimzi watches its namespace"
                            .formatted(name));
        }
        Optional<Condition> failure = find(status.getConditions(), "NotReady");
        if (failure.isPresent()) {
            return failed(name, failure.get());
        }
        if (find(status.getConditions(), "ReconciliationPaused").isPresent()) {
            return Claim.blocked(
                    "KafkaPaused",
                    "found Kafka %s paused, wanted Strimzi to care for it; remove its annotation strimzi.io/pause-reconciliation"
                            .formatted(name));
        }
        if (find(status.getConditions(), "Ready").isEmpty()) {
            return Claim.pending("KafkaNotReady", "found Kafka %s not ready yet, wanted it ready".formatted(name));
        }
        return status.getObservedGeneration() == kafka.getMetadata().getGeneration()
                ? Claim.holds("KafkaReady", "Strimzi says that Kafka %s is ready".formatted(name))
                : Claim.pending("KafkaChanging", "Strimzi carries out a change of Kafka %s".formatted(name));
    }

    /**
     * The same of a cluster with its pools: a change of a pool, such as one more broker, is not in the Kafka's own generation,
     * and Ready=True stays. A broker that holds partitions stays, too, whatever is wanted.
     */
    public static Claim of(Kafka kafka, List<? extends KafkaNodePool> pools) {
        Claim claim = of(kafka);
        return !claim.holds()
                ? claim
                : first(pools, pool -> !observed(pool))
                        .map(KafkaReady::changing)
                        .or(() -> first(pools, pool -> kept(pool) > 0).map(KafkaReady::keeping))
                        .orElse(claim);
    }

    private static Optional<? extends KafkaNodePool> first(
            List<? extends KafkaNodePool> pools, Predicate<KafkaNodePool> which) {
        return pools.stream().filter(which).findFirst();
    }

    private static Claim changing(KafkaNodePool pool) {
        return Claim.pending("KafkaChanging", "Strimzi carries out a change of KafkaNodePool %s".formatted(name(pool)));
    }

    /** How many brokers there are beyond those that are wanted, after Strimzi has seen what is wanted. */
    private static int kept(KafkaNodePool pool) {
        return pool.getSpec() == null
                ? 0
                : pool.getStatus().getReplicas() - pool.getSpec().getReplicas();
    }

    /** Clicks flow as before: this is no reason not to be ready. */
    private static Claim keeping(KafkaNodePool pool) {
        int found = pool.getStatus().getReplicas();
        return Claim.holds(
                "BrokersKept",
                "Kafka is ready; found %d brokers in KafkaNodePool %s, wanted %d; Strimzi removes none that holds partitions: move these to others, or set spec.kafka.managed.brokers to %d"
                        .formatted(found, name(pool), pool.getSpec().getReplicas(), found));
    }

    private static String name(KafkaNodePool pool) {
        return pool.getMetadata().getNamespace() + "/" + pool.getMetadata().getName();
    }

    /** A cluster without Strimzi: only the programs talk to it. */
    static Claim ofDriver(@Nullable DriverReport report) {
        return report != null && report.phase().equals(DriverReport.RUNNING)
                ? Claim.holds("Reachable", "the driver reads and writes")
                : Claim.unknown("NotTried", "the driver has not said yet that it reads and writes");
    }

    private static boolean observed(KafkaNodePool pool) {
        return pool.getStatus() != null
                && Objects.equals(
                        pool.getStatus().getObservedGeneration(),
                        pool.getMetadata().getGeneration());
    }

    private static Claim failed(String name, Condition condition) {
        return "Creating".equals(condition.getReason())
                ? Claim.pending("KafkaCreating", "Strimzi makes Kafka %s".formatted(name))
                : Claim.blocked(
                        "KafkaNotReady",
                        "found Kafka %s not ready (%s: %s), wanted it ready; repair the Kafka resource"
                                .formatted(name, condition.getReason(), condition.getMessage()));
    }

    private static Optional<Condition> find(List<Condition> conditions, String type) {
        return conditions.stream()
                .filter(condition -> type.equals(condition.getType()) && "True".equals(condition.getStatus()))
                .findFirst();
    }
}
