package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.status.Rollout;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;

/** The driver is up as it was wanted last. */
public final class DriverReady implements Condition<StatefulSet, ClickAnalytics> {
    @Override
    public boolean isMet(
            DependentResource<StatefulSet, ClickAnalytics> dependent,
            ClickAnalytics resource,
            Context<ClickAnalytics> context) {
        return dependent
                .getSecondaryResource(resource, context)
                .filter(Rollout::done)
                .isPresent();
    }
}
