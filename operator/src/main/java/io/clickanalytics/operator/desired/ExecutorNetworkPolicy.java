package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;

/** Executors hand blocks to the driver and to each other, and talk to nobody else. */
public final class ExecutorNetworkPolicy {
    private ExecutorNetworkPolicy() {}

    /** One port; what they are told comes over connections that they open themselves. */
    public static NetworkPolicy of(ClickAnalytics resource) {
        return Policies.of(
                resource,
                Component.EXECUTOR,
                PipelineNames.of(resource).executor(),
                new NetworkPolicyIngressRuleBuilder()
                        .withFrom(
                                Policies.from(resource, Component.DRIVER), Policies.from(resource, Component.EXECUTOR))
                        .withPorts(Policies.tcp(Ports.BLOCKS))
                        .build());
    }
}
