package io.clickanalytics.operator.status;

import io.strimzi.api.kafka.model.common.Condition;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.kafka.KafkaStatus;
import java.util.List;
import java.util.Optional;
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
     * and Ready=True stays; nor is a pod that fails. A broker that holds partitions stays, too, whatever is wanted.
     */
    public static Claim of(Kafka kafka, List<PoolSeen> pools) {
        Claim claim = of(kafka);
        List<Claim> ofPools =
                pools.stream().flatMap(pool -> pool.claim().stream()).toList();
        return !claim.holds()
                ? claim
                : ofPools.stream()
                        .filter(one -> !one.holds())
                        .findFirst()
                        .or(() -> ofPools.stream().findFirst())
                        .orElse(claim);
    }

    /** A cluster without Strimzi: only the programs talk to it. */
    static Claim ofDriver(@Nullable DriverReport report) {
        return report != null && report.phase().equals(DriverReport.RUNNING)
                ? Claim.holds("Reachable", "the driver reads and writes")
                : Claim.unknown("NotTried", "the driver has not said yet that it reads and writes");
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
