package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.DriverRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;

/** Gives the driver its rights. */
public final class DriverRightsGiven extends OwnedDependent<RoleBinding> {
    public DriverRightsGiven() {
        super(RoleBinding.class, wanted -> DriverRoleBinding.of(wanted.resource()));
    }
}
