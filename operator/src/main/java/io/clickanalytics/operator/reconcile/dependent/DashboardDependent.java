package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.DashboardDeployment;
import io.fabric8.kubernetes.api.model.apps.Deployment;

/** The dashboard. */
public final class DashboardDependent extends OwnedDependent<Deployment> {
    public DashboardDependent() {
        super(Deployment.class, wanted -> DashboardDeployment.of(wanted.resource(), wanted.surroundings()));
    }
}
