package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.ExecutorServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccount;

/** The executors' identity, without rights. */
public final class ExecutorAccount extends OwnedDependent<ServiceAccount> {
    public ExecutorAccount() {
        super(ServiceAccount.class, wanted -> ExecutorServiceAccount.of(wanted.resource()));
    }
}
