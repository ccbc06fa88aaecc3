package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;

/**
 * Whose counting it is: the one resource in the world that a state topic belongs to.
 *
 * @param cluster what tells one Kubernetes cluster from another: the uid of its kube-system namespace
 * @param namespace of the resource
 * @param name of the resource
 */
public record Owner(String cluster, String namespace, String name) {
    /** The owner that the resource is in this cluster. */
    public static Owner of(String cluster, ClickAnalytics resource) {
        String namespace = resource.getMetadata().getNamespace();
        return new Owner(cluster, namespace == null ? "default" : namespace, resource.name());
    }

    @Override
    public String toString() {
        return cluster + "/" + namespace + "/" + name;
    }
}
