package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.desired.Component;
import io.clickanalytics.operator.desired.PipelineLabels;
import io.clickanalytics.operator.desired.PipelineNames;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;
import java.util.Optional;

/**
 * The driver ends: it finishes its batch and commits it, and from then on nobody writes. The API server is asked whether it
 * has: a watch that was cut, or is not up, sees none either.
 */
final class DriverEnd implements Teardown.Step {
    @Override
    public Optional<String> advance(ClickAnalytics resource, Context<ClickAnalytics> context) {
        var names = PipelineNames.of(resource);
        List<StatefulSet> sets = named(names.driver(), StatefulSet.class, resource, context);
        sets.forEach(set -> Remains.delete(set, context));
        List<Pod> pods = named(names.driverPod(), Pod.class, resource, context);
        return sets.isEmpty() && pods.isEmpty()
                ? Optional.empty()
                : Optional.of("waiting for the driver, pod %s, to stop".formatted(names.driverPod()));
    }

    /** The one of this name, or none. */
    private static <R extends HasMetadata> List<R> named(
            String name, Class<R> type, ClickAnalytics resource, Context<ClickAnalytics> context) {
        return context
                .getClient()
                .resources(type)
                .inNamespace(PipelineNames.of(resource).namespace())
                .withLabels(PipelineLabels.selector(resource, Component.DRIVER))
                .list()
                .getItems()
                .stream()
                .filter(found -> found.getMetadata().getName().equals(name))
                .toList();
    }

    @Override
    public String giveUp(ClickAnalytics resource, Context<ClickAnalytics> context) {
        return "found no end of pod %s, wanted it stopped; what follows goes on without it, look whether it is there and its node lost"
                .formatted(PipelineNames.of(resource).driverPod());
    }
}
