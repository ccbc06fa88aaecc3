package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpecBuilder;

/** Nodes are drained one of these pods at a time. */
final class DisruptionBudget {
    private DisruptionBudget() {}

    /** Of pods whose owner Kubernetes can ask how many there should be. */
    static PodDisruptionBudget oneAtATime(ClickAnalytics resource, Component component, String name) {
        return of(
                resource, component, name, new PodDisruptionBudgetSpecBuilder().withMaxUnavailable(new IntOrString(1)));
    }

    /**
     * Of pods that another pod owns: Kubernetes cannot know how many there should be, and without that it lets none of them go.
     *
     * @param wanted how many there should be
     */
    static PodDisruptionBudget oneAtATime(ClickAnalytics resource, Component component, String name, int wanted) {
        return of(
                resource,
                component,
                name,
                new PodDisruptionBudgetSpecBuilder().withMinAvailable(new IntOrString(wanted - 1)));
    }

    private static PodDisruptionBudget of(
            ClickAnalytics resource, Component component, String name, PodDisruptionBudgetSpecBuilder limit) {
        return new PodDisruptionBudgetBuilder()
                .withMetadata(Metadata.owned(resource, component, name))
                .withSpec(limit.withSelector(new LabelSelectorBuilder()
                                .withMatchLabels(PipelineLabels.selector(resource, component))
                                .build())
                        // a pod that is not ready serves nobody: it must not hold up a drain
                        .withUnhealthyPodEvictionPolicy("AlwaysAllow")
                        .build())
                .build();
    }
}
