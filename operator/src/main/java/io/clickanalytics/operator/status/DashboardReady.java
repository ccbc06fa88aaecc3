package io.clickanalytics.operator.status;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.desired.Component;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody who opens the dashboard sees the results: one pod of the wanted configuration is available. A pod is
 * ready when it has read the results up to their end.
 */
final class DashboardReady {
    private DashboardReady() {}

    static Claim of(ClickAnalytics resource, Observation seen, Instant now) {
        Deployment deployment = seen.dashboard().deployment();
        int wanted = resource.spec().dashboard().replicas();
        if (wanted == 0) {
            return Claim.holds("NotWanted", "no dashboard is asked for");
        }
        if (deployment == null) {
            return Claim.pending(
                    "Creating", "found no dashboard yet, wanted one; it is made as soon as Kafka is known");
        }
        DeploymentStatus status = deployment.getStatus();
        if (status == null
                || !Objects.equals(
                        status.getObservedGeneration(), deployment.getMetadata().getGeneration())) {
            return Claim.pending("Rolling", "the dashboard takes over its new configuration");
        }
        int ready = ready(deployment);
        if (ready >= wanted) {
            return Claim.holds("Showing", "all of the dashboard's pods show the results");
        }
        return ready > 0
                ? Claim.holds(
                        "ShowingPartly", "%d of %d pods of the dashboard show the results".formatted(ready, wanted))
                : PodRefusal.of(deployment)
                        .or(() -> PodTrouble.of(seen.pods().dashboards(), Component.DASHBOARD, now))
                        .orElseGet(() -> notAvailable(deployment.getMetadata().getName(), status));
    }

    /**
     * Pods of the wanted configuration that show every published window, at the least: no status counts them. Available are
     * pods of the configuration before, too, so that as many as there are old ones may have to be taken off.
     */
    static int ready(@Nullable Deployment deployment) {
        DeploymentStatus status = deployment == null ? null : deployment.getStatus();
        if (status == null) {
            return 0;
        }
        int updated = count(status.getUpdatedReplicas());
        int old = Math.max(0, count(status.getReplicas()) - updated);
        return Math.max(0, Math.min(updated, count(status.getAvailableReplicas()) - old));
    }

    private static Claim notAvailable(String name, DeploymentStatus status) {
        boolean late = status.getConditions().stream()
                .anyMatch(condition -> "Progressing".equals(condition.getType())
                        && "ProgressDeadlineExceeded".equals(condition.getReason()));
        return late
                ? Claim.blocked(
                        "NotAvailable",
                        "found no pod of the wanted configuration of Deployment %s ready for long, wanted one; see kubectl describe deployment %s"
                                .formatted(name, name))
                : Claim.pending(
                        "NotAvailable",
                        "found no pod of the wanted configuration of Deployment %s that has read the results, wanted one"
                                .formatted(name));
    }

    private static int count(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
