package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.DriverNetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;

/** Who may talk to the driver. */
public final class DriverTraffic extends OwnedDependent<NetworkPolicy> {
    public DriverTraffic() {
        super(NetworkPolicy.class, wanted -> DriverNetworkPolicy.of(wanted.resource()));
    }
}
