package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.desired.DashboardIngress;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;

/** The way to the dashboard through an Ingress controller. */
public final class DashboardEntrance extends OwnedDependent<Ingress> {
    public DashboardEntrance() {
        super(Ingress.class, wanted -> DashboardIngress.of(wanted.resource()));
    }

    /** Also known where it is not wanted, so that it can be removed. */
    @Override
    protected ResourceID targetSecondaryResourceID(ClickAnalytics resource, Context<ClickAnalytics> context) {
        return DashboardGatewayRoute.dashboard(resource);
    }
}
