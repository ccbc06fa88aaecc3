package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.desired.Component;
import io.clickanalytics.operator.desired.PipelineConfigMap;
import io.clickanalytics.operator.desired.PipelineLabels;
import io.clickanalytics.operator.desired.PipelineNames;
import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.DriverState;
import io.clickanalytics.operator.status.Observation;
import io.clickanalytics.operator.status.PipelineReady;
import io.clickanalytics.operator.status.Rollout;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What there is of the objects of a resource, as the watches saw them last. */
final class Children {
    private final ClickAnalytics resource;
    private final Context<ClickAnalytics> context;
    private final PipelineNames names;

    Children(ClickAnalytics resource, Context<ClickAnalytics> context) {
        this.resource = resource;
        this.context = context;
        this.names = PipelineNames.of(resource);
    }

    Observation seen(KafkaView kafka, @Nullable Claim topics, DriverReports reports, @Nullable Claim route) {
        DriverState driver = driver(reports);
        return new Observation(
                kafka.seen(),
                topics,
                driver,
                new Observation.Dashboard(
                        named(Deployment.class, names.dashboard()).orElse(null),
                        route,
                        SignInProblem.of(resource, context).orElse(null)),
                new Observation.Pods(
                        pods(Component.EXECUTOR).toList(),
                        pods(Component.DASHBOARD).toList(),
                        PodRehearsal.refusal(resource, driver, context).orElse(null)));
    }

    /** The one pod of the driver. */
    Optional<Pod> driverPod() {
        return pods(Component.DRIVER)
                .filter(pod -> pod.getMetadata().getName().equals(names.driverPod()))
                .findFirst();
    }

    /** Whether there is a driver, running or not. */
    boolean begun() {
        return named(StatefulSet.class, names.driver()).isPresent();
    }

    /** Whether all programs run as they were wanted last. */
    boolean settled() {
        return named(StatefulSet.class, names.driver()).filter(Rollout::done).isPresent()
                && named(Deployment.class, names.dashboard())
                        .filter(Rollout::done)
                        .isPresent();
    }

    private DriverState driver(DriverReports reports) {
        Optional<Pod> pod = driverPod();
        String settings = named(ConfigMap.class, names.pipeline())
                .flatMap(PipelineConfigMap::fingerprint)
                .orElse(null);
        pod.ifPresentOrElse(
                found -> reports.ask(resource, found, PipelineReady.freshness(resource), settings),
                () -> reports.forget(resource));
        return new DriverState(
                named(StatefulSet.class, names.driver()).orElse(null),
                pod.orElse(null),
                pod.flatMap(found -> reports.of(resource, found)).orElse(null),
                (int) pods(Component.EXECUTOR).filter(Children::runs).count(),
                settings);
    }

    private static boolean runs(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && pod.getStatus() != null
                && "Running".equals(pod.getStatus().getPhase());
    }

    private Stream<Pod> pods(Component component) {
        return context.getSecondaryResources(Pod.class).stream()
                .filter(pod -> component.text().equals(labels(pod).get(PipelineLabels.COMPONENT)));
    }

    private <R extends HasMetadata> Optional<R> named(Class<R> type, String name) {
        return context.getSecondaryResources(type).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst();
    }

    private static Map<String, String> labels(Pod pod) {
        return pod.getMetadata().getLabels() == null
                ? Map.of()
                : pod.getMetadata().getLabels();
    }
}
