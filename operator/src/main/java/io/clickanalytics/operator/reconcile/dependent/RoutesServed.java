package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;

/** Only in a cluster that knows HTTPRoutes. */
public final class RoutesServed implements Condition<Object, ClickAnalytics> {
    @Override
    public boolean isMet(
            DependentResource<Object, ClickAnalytics> dependent,
            ClickAnalytics resource,
            Context<ClickAnalytics> context) {
        Wanted wanted = Wanted.in(context);
        return wanted.routes();
    }
}
