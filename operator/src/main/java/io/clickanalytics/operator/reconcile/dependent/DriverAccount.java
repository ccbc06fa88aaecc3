package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.DriverServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccount;

/** The driver's identity at the API server. */
public final class DriverAccount extends OwnedDependent<ServiceAccount> {
    public DriverAccount() {
        super(ServiceAccount.class, wanted -> DriverServiceAccount.of(wanted.resource()));
    }
}
