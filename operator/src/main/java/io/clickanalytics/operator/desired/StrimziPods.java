package io.clickanalytics.operator.desired;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import io.strimzi.api.kafka.model.podset.StrimziPodSet;

/**
 * The pods of a pool of nodes, as Strimzi counts them; it makes them, and they are only read, without their spec, which has
 * every pod in full. See {@link StrimziKafka}.
 */
@Group("core.strimzi.io")
@Version("v1")
@Kind("StrimziPodSet")
@Singular("strimzipodset")
@Plural("strimzipodsets")
@JsonIgnoreProperties("spec")
public final class StrimziPods extends StrimziPodSet {
    private static final long serialVersionUID = 1;
}
