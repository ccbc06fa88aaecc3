package io.clickanalytics.operator.status;

import io.clickanalytics.operator.desired.Component;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Optional;

/** A pod that the API server does not let anybody make: then there is none whose status would tell. */
public final class PodRefusal {
    /** As a reason of a condition. */
    public static final String REASON = "PodForbidden";

    private PodRefusal() {}

    /**
     * What is said of it.
     *
     * @param words the API server's own, which name the pod or the quota
     */
    public static Claim of(String pod, String words, Component component) {
        return Claim.blocked(
                REASON,
                "found pod %s refused by the API server (%s), wanted it made; %s, or correct what the message names"
                        .formatted(pod, words, PodRemedy.of(component).quota()));
    }

    /** The pods of a dashboard: their ReplicaSet's failures are in the status of the Deployment. */
    static Optional<Claim> of(Deployment deployment) {
        return deployment.getStatus() == null
                ? Optional.empty()
                : deployment.getStatus().getConditions().stream()
                        .filter(condition ->
                                "ReplicaFailure".equals(condition.getType()) && "True".equals(condition.getStatus()))
                        .findFirst()
                        .map(condition -> of(
                                "of Deployment " + deployment.getMetadata().getName(),
                                String.valueOf(condition.getMessage()),
                                Component.DASHBOARD));
    }
}
