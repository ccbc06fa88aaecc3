package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;

/** Only its own executors reach the driver's inside: who speaks Spark's protocol runs code. */
public final class DriverNetworkPolicy {
    private DriverNetworkPolicy() {}

    /** Status and metrics are for everyone: the operator and Prometheus may be anywhere. */
    public static NetworkPolicy of(ClickAnalytics resource) {
        return Policies.of(
                resource,
                Component.DRIVER,
                PipelineNames.of(resource).driver(),
                new NetworkPolicyIngressRuleBuilder()
                        .withFrom(Policies.from(resource, Component.EXECUTOR))
                        .withPorts(Policies.tcp(Ports.DRIVER), Policies.tcp(Ports.BLOCKS))
                        .build(),
                Policies.open(Ports.HTTP));
    }
}
