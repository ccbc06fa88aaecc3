package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.DashboardService;
import io.fabric8.kubernetes.api.model.Service;

/** The dashboard's name in the network. */
public final class DashboardAddress extends OwnedDependent<Service> {
    public DashboardAddress() {
        super(Service.class, wanted -> DashboardService.of(wanted.resource()));
    }
}
