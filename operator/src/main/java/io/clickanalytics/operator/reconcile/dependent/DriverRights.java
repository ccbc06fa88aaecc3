package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.DriverRole;
import io.fabric8.kubernetes.api.model.rbac.Role;

/** What the driver may do: care for its executors. */
public final class DriverRights extends OwnedDependent<Role> {
    public DriverRights() {
        super(Role.class, wanted -> DriverRole.of(wanted.resource()));
    }
}
