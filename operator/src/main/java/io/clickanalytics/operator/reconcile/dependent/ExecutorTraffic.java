package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.ExecutorNetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;

/** Who may talk to the executors. */
public final class ExecutorTraffic extends OwnedDependent<NetworkPolicy> {
    public ExecutorTraffic() {
        super(NetworkPolicy.class, wanted -> ExecutorNetworkPolicy.of(wanted.resource()));
    }
}
