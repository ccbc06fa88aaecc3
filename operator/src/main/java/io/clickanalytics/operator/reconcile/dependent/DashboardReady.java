package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.status.Rollout;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;

/** The dashboard is up as it was wanted last. */
public final class DashboardReady implements Condition<Deployment, ClickAnalytics> {
    @Override
    public boolean isMet(
            DependentResource<Deployment, ClickAnalytics> dependent,
            ClickAnalytics resource,
            Context<ClickAnalytics> context) {
        return dependent
                .getSecondaryResource(resource, context)
                .filter(Rollout::done)
                .isPresent();
    }
}
