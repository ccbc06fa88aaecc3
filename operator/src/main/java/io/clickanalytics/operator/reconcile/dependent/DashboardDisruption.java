package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.DashboardDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

/** How many dashboard pods may be away at once. */
public final class DashboardDisruption extends OwnedDependent<PodDisruptionBudget> {
    public DashboardDisruption() {
        super(PodDisruptionBudget.class, wanted -> DashboardDisruptionBudget.of(wanted.resource()));
    }
}
