package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.DashboardServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccount;

/** The dashboard's identity, without rights. */
public final class DashboardAccount extends OwnedDependent<ServiceAccount> {
    public DashboardAccount() {
        super(ServiceAccount.class, wanted -> DashboardServiceAccount.of(wanted.resource()));
    }
}
