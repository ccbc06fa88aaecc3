package io.clickanalytics.operator.status;

import io.clickanalytics.operator.desired.ManagedKafkaCluster;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.nodepool.ProcessRoles;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pool of nodes of Kafka, and its pods: its own status has the wanted number before any pod is there.
 *
 * @param pool as Strimzi has it
 * @param pods of it
 */
public record PoolSeen(KafkaNodePool pool, PodsSeen pods) {
    private String name() {
        return pool.getMetadata().getNamespace() + "/" + pool.getMetadata().getName();
    }

    /** Empty when nothing is to be said of it. */
    Optional<Claim> claim() {
        return !observed()
                ? Optional.of(Claim.pending(
                        "KafkaChanging", "Strimzi carries out a change of KafkaNodePool %s".formatted(name())))
                : ofPods().or(this::ofKept);
    }

    private boolean observed() {
        return pool.getStatus() != null
                && Objects.equals(
                        pool.getStatus().getObservedGeneration(),
                        pool.getMetadata().getGeneration());
    }

    private Optional<Claim> ofPods() {
        if (pods instanceof PodsSeen.Failed failed) {
            return Optional.of(Claim.holds(
                    "KafkaPodsMissing",
                    "found that Strimzi cannot make pods of KafkaNodePool %s (%s), wanted all; %s"
                            .formatted(name(), failed.why(), remedy())));
        }
        return pods instanceof PodsSeen.Counted counted && counted.ready() < counted.all()
                ? Optional.of(missing(counted))
                : Optional.empty();
    }

    /** While enough of them are ready clicks flow as before: this is no reason not to be ready. */
    private Claim missing(PodsSeen.Counted counted) {
        int needed = needed(counted.all());
        String found =
                "found %d of %d pods of KafkaNodePool %s ready, ".formatted(counted.ready(), counted.all(), name());
        return counted.ready() < needed
                ? Claim.pending("KafkaPodsNotReady", found + "wanted at least %d; %s".formatted(needed, remedy()))
                : Claim.holds("KafkaPodsMissing", found + "wanted all; " + remedy());
    }

    /** Of controllers the greater part decides. */
    private int needed(int all) {
        boolean controls = Optional.ofNullable(pool.getSpec()).stream()
                .flatMap(spec -> Stream.ofNullable(spec.getRoles()))
                .flatMap(List::stream)
                .anyMatch(ProcessRoles.CONTROLLER::equals);
        return controls ? all / 2 + 1 : ManagedKafkaCluster.brokersNeeded(all);
    }

    /** Brokers beyond those that are wanted, after Strimzi has seen what is wanted: this, too, is no reason not to be ready. */
    private Optional<Claim> ofKept() {
        int found = pool.getStatus().getReplicas();
        int wanted = pool.getSpec() == null ? found : pool.getSpec().getReplicas();
        return found <= wanted
                ? Optional.empty()
                : Optional.of(Claim.holds(
                        "BrokersKept",
                        "Kafka is ready; found %d brokers in KafkaNodePool %s, wanted %d; Strimzi removes none that holds partitions: move these to others, or set spec.kafka.managed.brokers to %d"
                                .formatted(found, name(), wanted, found)));
    }

    private String remedy() {
        return "see kubectl -n %s get pods -l strimzi.io/pool-name=%s"
                .formatted(pool.getMetadata().getNamespace(), pool.getMetadata().getName());
    }
}
