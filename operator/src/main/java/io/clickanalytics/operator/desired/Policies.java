package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpecBuilder;

/**
 * Who may talk to which pods. What they may talk to is left open: the addresses of Kafka and of the API server cannot be
 * told in selectors.
 */
final class Policies {
    private Policies() {}

    static NetworkPolicy of(
            ClickAnalytics resource, Component component, String name, NetworkPolicyIngressRule... rules) {
        return new NetworkPolicyBuilder()
                .withMetadata(Metadata.owned(resource, component, name))
                .withSpec(new NetworkPolicySpecBuilder()
                        .withPodSelector(pods(resource, component))
                        .withPolicyTypes("Ingress")
                        .withIngress(rules)
                        .build())
                .build();
    }

    /** From anywhere. */
    static NetworkPolicyIngressRule open(int port) {
        return new NetworkPolicyIngressRuleBuilder().withPorts(tcp(port)).build();
    }

    /** From one part of the same resource. */
    static NetworkPolicyPeer from(ClickAnalytics resource, Component component) {
        return new NetworkPolicyPeerBuilder()
                .withPodSelector(pods(resource, component))
                .build();
    }

    static NetworkPolicyPort tcp(int port) {
        return new NetworkPolicyPortBuilder()
                .withProtocol("TCP")
                .withPort(new IntOrString(port))
                .build();
    }

    private static LabelSelector pods(ClickAnalytics resource, Component component) {
        return new LabelSelectorBuilder()
                .withMatchLabels(PipelineLabels.selector(resource, component))
                .build();
    }
}
