package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.KafkaSecret;
import io.fabric8.kubernetes.api.model.Secret;

/** What Kafka asks for. */
public final class KafkaCredentialsCopy extends OwnedDependent<Secret> {
    public KafkaCredentialsCopy() {
        super(Secret.class, wanted -> KafkaSecret.of(wanted.resource(), wanted.surroundings()));
    }
}
