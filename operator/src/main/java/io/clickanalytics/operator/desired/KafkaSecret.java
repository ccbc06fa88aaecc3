package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.TreeMap;

/** What Kafka asks for, copied to where the pods are: its authority, and who we are. */
public final class KafkaSecret {
    private KafkaSecret() {}

    /** Only of a Kafka that asks for something. */
    public static boolean wanted(Surroundings surroundings) {
        return !surroundings.kafka().files().isEmpty();
    }

    /** Files under {@link KafkaAccess#FOLDER}. */
    public static Secret of(ClickAnalytics resource, Surroundings surroundings) {
        return new SecretBuilder()
                .withMetadata(Metadata.owned(
                        resource, Component.KAFKA, PipelineNames.of(resource).kafkaSecret()))
                .withType("Opaque")
                .withData(new TreeMap<>(surroundings.kafka().files()))
                .build();
    }
}
