package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.ExecutorDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

/** How many executors may be away at once. */
public final class ExecutorDisruption extends OwnedDependent<PodDisruptionBudget> {
    public ExecutorDisruption() {
        super(PodDisruptionBudget.class, wanted -> ExecutorDisruptionBudget.of(wanted.resource()));
    }
}
