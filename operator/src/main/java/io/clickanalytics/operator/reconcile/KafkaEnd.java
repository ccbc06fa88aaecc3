package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.OnDeletion;
import io.clickanalytics.operator.desired.ManagedKafkaCluster;
import io.clickanalytics.operator.desired.PipelineNames;
import io.clickanalytics.operator.desired.StrimziKafka;
import io.clickanalytics.operator.desired.StrimziNodePool;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;
import java.util.Optional;

/** A managed Kafka cluster ends, before its pools, or stays as it is and is nobody's. */
final class KafkaEnd implements Teardown.Step {
    private final StrimziSources strimzi;

    KafkaEnd(StrimziSources strimzi) {
        this.strimzi = strimzi;
    }

    @Override
    public Optional<String> advance(ClickAnalytics resource, Context<ClickAnalytics> context) {
        if (resource.getSpec() == null
                || !ManagedKafkaCluster.wanted(resource)
                || !strimzi.watches(PipelineNames.kafkaNamespace(resource))) {
            return Optional.empty();
        }
        List<StrimziKafka> kafkas = Remains.of(StrimziKafka.class, resource, context);
        List<StrimziNodePool> pools = Remains.of(StrimziNodePool.class, resource, context);
        if (resource.spec().deletion().kafka() == OnDeletion.RETAIN) {
            kafkas.forEach(kafka -> Remains.release(kafka, context));
            pools.forEach(pool -> Remains.release(pool, context));
            return Optional.empty();
        }
        List<? extends HasMetadata> next = kafkas.isEmpty() ? pools : kafkas;
        next.forEach(object -> Remains.delete(object, context));
        return next.isEmpty()
                ? Optional.empty()
                : Optional.of("waiting for Kafka, %s, to be gone".formatted(Remains.names(next)));
    }

    @Override
    public String giveUp(ClickAnalytics resource, Context<ClickAnalytics> context) {
        return "found Kafka still there, wanted it gone; it is left to you: see its finalizers";
    }
}
