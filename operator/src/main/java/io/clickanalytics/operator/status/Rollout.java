package io.clickanalytics.operator.status;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether all pods of a workload are those that were wanted last, and up. A count that is absent is 0; 0 wanted is done. */
public final class Rollout {
    private Rollout() {}

    /** Of a StatefulSet. */
    public static boolean done(StatefulSet set) {
        StatefulSetStatus status = set.getStatus();
        int wanted = count(set.getSpec().getReplicas());
        return status != null
                && Objects.equals(
                        status.getObservedGeneration(), set.getMetadata().getGeneration())
                && Objects.equals(status.getCurrentRevision(), status.getUpdateRevision())
                && count(status.getReplicas()) == wanted
                && count(status.getReadyReplicas()) >= wanted;
    }

    /** Of a Deployment. */
    public static boolean done(Deployment deployment) {
        DeploymentStatus status = deployment.getStatus();
        int wanted = count(deployment.getSpec().getReplicas());
        return status != null
                && Objects.equals(
                        status.getObservedGeneration(), deployment.getMetadata().getGeneration())
                && count(status.getUpdatedReplicas()) >= wanted
                // a pod of the configuration before counts as available, too
                && count(status.getReplicas()) <= count(status.getUpdatedReplicas())
                && count(status.getAvailableReplicas()) >= wanted;
    }

    private static int count(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
