package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.DashboardNetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;

/** Who may talk to the dashboard. */
public final class DashboardTraffic extends OwnedDependent<NetworkPolicy> {
    public DashboardTraffic() {
        super(NetworkPolicy.class, wanted -> DashboardNetworkPolicy.of(wanted.resource()));
    }
}
