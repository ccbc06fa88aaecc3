package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.desired.DashboardIngress;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;

/** Only where the resource asks for it. */
public final class IngressWanted implements Condition<Object, ClickAnalytics> {
    @Override
    public boolean isMet(
            DependentResource<Object, ClickAnalytics> dependent,
            ClickAnalytics resource,
            Context<ClickAnalytics> context) {
        Wanted wanted = Wanted.in(context);
        return DashboardIngress.wanted(wanted.resource());
    }
}
