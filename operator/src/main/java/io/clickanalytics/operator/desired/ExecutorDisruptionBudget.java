package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

/** Executors go one after the other, so that counting goes on. The driver has none: it must be free to move. */
public final class ExecutorDisruptionBudget {
    private ExecutorDisruptionBudget() {}

    /** Of all executors. */
    public static PodDisruptionBudget of(ClickAnalytics resource) {
        return DisruptionBudget.oneAtATime(
                resource,
                Component.EXECUTOR,
                PipelineNames.of(resource).executors(),
                resource.spec().spark().executors());
    }
}
