package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.KafkaStatus;
import io.clickanalytics.operator.desired.KafkaAccess;
import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the Kafka cluster of a resource.
 *
 * @param access how it is reached; null while that is not known
 * @param claim what is said of it; null where only the driver can tell
 * @param status to be shown; null while nothing is known
 * @param open whether this resource may have topics in it
 */
record KafkaView(
        @Nullable KafkaAccess access,
        @Nullable Claim claim,
        @Nullable KafkaStatus status,
        boolean open) {
    /** A cluster that is out of reach. */
    static KafkaView closed(Claim claim) {
        return new KafkaView(null, claim, null, false);
    }

    Observation.Cluster seen() {
        return new Observation.Cluster(claim, status);
    }
}
