package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.desired.Surroundings;
import io.javaoperatorsdk.operator.api.reconciler.Context;

/**
 * What the objects of a resource are made of, for the time of one reconciliation.
 *
 * @param resource with every default in place
 * @param surroundings what is not in the resource
 * @param routes whether this cluster knows HTTPRoutes
 */
public record Wanted(ClickAnalytics resource, Surroundings surroundings, boolean routes) {
    /** Hands it to the objects. */
    public void put(Context<ClickAnalytics> context) {
        context.managedWorkflowAndDependentResourceContext().put(Wanted.class, this);
    }

    static Wanted in(Context<ClickAnalytics> context) {
        return context.managedWorkflowAndDependentResourceContext().getMandatory(Wanted.class, Wanted.class);
    }
}
