package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;

/** The page, for everyone: Ingress controllers may be anywhere, on the nodes' own addresses too. */
public final class DashboardNetworkPolicy {
    private DashboardNetworkPolicy() {}

    /** One port. */
    public static NetworkPolicy of(ClickAnalytics resource) {
        return Policies.of(
                resource, Component.DASHBOARD, PipelineNames.of(resource).dashboard(), Policies.open(Ports.HTTP));
    }
}
