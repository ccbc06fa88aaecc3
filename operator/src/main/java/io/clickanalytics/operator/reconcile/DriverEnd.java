package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.desired.Component;
import io.clickanalytics.operator.desired.PipelineLabels;
import io.clickanalytics.operator.desired.PipelineNames;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.Optional;

/** The driver ends: it finishes its batch and commits it, and from then on nobody writes. */
final class DriverEnd implements Teardown.Step {
    @Override
    public Optional<String> advance(ClickAnalytics resource, Context<ClickAnalytics> context) {
        var names = PipelineNames.of(resource);
        boolean there = context.getSecondaryResources(StatefulSet.class).stream()
                .filter(set -> set.getMetadata().getDeletionTimestamp() == null)
                .anyMatch(set -> set.getMetadata().getName().equals(names.driver()));
        if (there) {
            context.getClient()
                    .apps()
                    .statefulSets()
                    .inNamespace(names.namespace())
                    .withName(names.driver())
                    .delete();
        }
        boolean running = new Children(resource, context).driverPod().isPresent();
        return there || running || left(resource, context)
                ? Optional.of("waiting for the driver, pod %s, to stop".formatted(names.driverPod()))
                : Optional.empty();
    }

    /** Asked of the API server: a watch that was cut, or is not up, sees none either. */
    private static boolean left(ClickAnalytics resource, Context<ClickAnalytics> context) {
        return left(StatefulSet.class, resource, context) || left(Pod.class, resource, context);
    }

    private static <R extends HasMetadata> boolean left(
            Class<R> type, ClickAnalytics resource, Context<ClickAnalytics> context) {
        return !context.getClient()
                .resources(type)
                .inNamespace(PipelineNames.of(resource).namespace())
                .withLabels(PipelineLabels.selector(resource, Component.DRIVER))
                .list()
                .getItems()
                .isEmpty();
    }

    @Override
    public String giveUp(ClickAnalytics resource, Context<ClickAnalytics> context) {
        return "found pod %s still there, wanted it stopped; what follows goes on without it, look whether its node is lost"
                .formatted(PipelineNames.of(resource).driverPod());
    }
}
