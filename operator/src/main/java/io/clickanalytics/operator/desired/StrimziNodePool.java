package io.clickanalytics.operator.desired;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePoolSpec;

/** A pool of nodes in the version of Strimzi's API that is served; see {@link StrimziKafka}. */
@Group("kafka.strimzi.io")
@Version("v1")
@Kind("KafkaNodePool")
@Singular("kafkanodepool")
@Plural("kafkanodepools")
public final class StrimziNodePool extends KafkaNodePool {
    private static final long serialVersionUID = 1;

    /** As it comes from an API server. */
    public StrimziNodePool() {}

    StrimziNodePool(ObjectMeta metadata, KafkaNodePoolSpec spec) {
        setMetadata(metadata);
        setSpec(spec);
    }
}
