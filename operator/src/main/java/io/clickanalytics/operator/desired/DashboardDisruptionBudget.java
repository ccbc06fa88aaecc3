package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

/** Someone can look at the dashboard while a node is drained. */
public final class DashboardDisruptionBudget {
    private static final int WORTH_IT = 2;

    private DashboardDisruptionBudget() {}

    /** From two replicas: of one it would only hold up the drain. */
    public static boolean wanted(ClickAnalytics resource) {
        return resource.spec().dashboard().replicas() >= WORTH_IT;
    }

    /** Of all replicas. */
    public static PodDisruptionBudget of(ClickAnalytics resource) {
        return DisruptionBudget.oneAtATime(
                resource, Component.DASHBOARD, PipelineNames.of(resource).dashboard());
    }
}
