package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.desired.PipelineLabels;
import io.clickanalytics.operator.reconcile.dependent.Kinds;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The watches: one for each kind, and only of objects that are ours. */
final class Sources {
    private static final String OURS = PipelineLabels.MANAGED_BY + "=" + PipelineLabels.OPERATOR;
    /** Executors are made by the driver, not by the operator. */
    private static final String PODS = PipelineLabels.NAME + "=" + PipelineLabels.CLICKANALYTICS;

    private Sources() {}

    static List<EventSource<?, ClickAnalytics>> of(EventSourceContext<ClickAnalytics> context, DriverReports reports) {
        List<EventSource<?, ClickAnalytics>> sources = new ArrayList<>();
        Kinds.TYPES.forEach((name, type) -> {
            if (!name.equals(Kinds.CONFIG_MAP)) {
                sources.add(owned(name, type, context));
            }
        });
        var configMaps = owned(Kinds.CONFIG_MAP, ConfigMap.class, context);
        PrimaryIndex.addToRecords(configMaps);
        sources.add(configMaps);
        sources.add(pods(context));
        sources.add(reports);
        return sources;
    }

    private static <R extends HasMetadata> InformerEventSource<R, ClickAnalytics> owned(
            String name, Class<R> type, EventSourceContext<ClickAnalytics> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(type, ClickAnalytics.class)
                        .withName(name)
                        .withLabelSelector(OURS)
                        .withNamespacesInheritedFromController()
                        .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(ClickAnalytics.class))
                        .build(),
                context);
    }

    private static EventSource<Pod, ClickAnalytics> pods(EventSourceContext<ClickAnalytics> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Pod.class, ClickAnalytics.class)
                        .withName("Pod")
                        .withLabelSelector(PODS)
                        .withNamespacesInheritedFromController()
                        .withSecondaryToPrimaryMapper(Sources::ofPod)
                        .build(),
                context);
    }

    /** Among all resources that are watched. */
    static Collisions collisions(Context<ClickAnalytics> context) {
        return new Collisions(context.eventSourceRetriever().getControllerEventSource(), configMaps(context));
    }

    static InformerEventSource<ConfigMap, ClickAnalytics> configMaps(Context<ClickAnalytics> context) {
        return (InformerEventSource<ConfigMap, ClickAnalytics>)
                context.eventSourceRetriever().getEventSourceFor(ConfigMap.class, Kinds.CONFIG_MAP);
    }

    private static Set<ResourceID> ofPod(Pod pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        String name = labels == null ? null : labels.get(PipelineLabels.INSTANCE);
        return name == null
                ? Set.of()
                : Set.of(new ResourceID(name, pod.getMetadata().getNamespace()));
    }
}
