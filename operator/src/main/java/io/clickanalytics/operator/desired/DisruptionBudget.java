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

    static PodDisruptionBudget oneAtATime(ClickAnalytics resource, Component component, String name) {
        return new PodDisruptionBudgetBuilder()
                .withMetadata(Metadata.owned(resource, component, name))
                .withSpec(new PodDisruptionBudgetSpecBuilder()
                        .withMaxUnavailable(new IntOrString(1))
                        .withSelector(new LabelSelectorBuilder()
                                .withMatchLabels(PipelineLabels.selector(resource, component))
                                .build())
                        // a pod that is not ready serves nobody: it must not hold up a drain
                        .withUnhealthyPodEvictionPolicy("AlwaysAllow")
                        .build())
                .build();
    }
}
