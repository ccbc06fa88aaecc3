package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/** What every object says about itself. */
final class Metadata {
    private Metadata() {}

    /** Of an object that goes with its resource. */
    static ObjectMeta owned(ClickAnalytics resource, Component component, String name) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(PipelineNames.of(resource).namespace())
                .withLabels(PipelineLabels.of(resource, component))
                .withOwnerReferences(owner(resource))
                .build();
    }

    /**
     * Of an object that holds data. It never carries an owner reference: with {@code kubectl delete --cascade=foreground}
     * Kubernetes would collect it, and the data with it, before anyone could retain it.
     */
    static ObjectMeta unreferenced(ClickAnalytics resource, Component component, String namespace, String name) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(PipelineLabels.ofUnreferenced(resource, component))
                .build();
    }

    private static OwnerReference owner(ClickAnalytics resource) {
        return new OwnerReferenceBuilder()
                .withApiVersion(ClickAnalytics.API_VERSION)
                .withKind(ClickAnalytics.KIND)
                .withName(resource.name())
                .withUid(PipelineLabels.uid(resource))
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }
}
