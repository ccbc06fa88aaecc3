package io.clickanalytics.operator.desired;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.kafka.KafkaSpec;

/**
 * A Kafka in the version of Strimzi's API that is served: the last release of their classes for Java 17 says v1beta2, which
 * Strimzi 1.0 has dropped.
 */
@Group("kafka.strimzi.io")
@Version("v1")
@Kind("Kafka")
@Singular("kafka")
@Plural("kafkas")
public final class StrimziKafka extends Kafka {
    private static final long serialVersionUID = 1;

    /** As it comes from an API server. */
    public StrimziKafka() {}

    StrimziKafka(ObjectMeta metadata, KafkaSpec spec) {
        setMetadata(metadata);
        setSpec(spec);
    }
}
