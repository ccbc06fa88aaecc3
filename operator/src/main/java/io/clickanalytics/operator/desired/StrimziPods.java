package io.clickanalytics.operator.desired;

import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import io.strimzi.api.kafka.model.podset.StrimziPodSet;
import io.strimzi.api.kafka.model.podset.StrimziPodSetSpec;

/** The pods of a pool of nodes, as Strimzi counts them; it makes them, and they are only read. See {@link StrimziKafka}. */
@Group("core.strimzi.io")
@Version("v1")
@Kind("StrimziPodSet")
@Singular("strimzipodset")
@Plural("strimzipodsets")
public final class StrimziPods extends StrimziPodSet {
    private static final long serialVersionUID = 1;

    /** It has every pod in full, and nobody asks for it: it is not kept. */
    @Override
    public void setSpec(StrimziPodSetSpec spec) {}
}
