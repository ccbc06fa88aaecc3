package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.desired.PipelineLabels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.SSABasedGenericKubernetesResourceMatcher;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Objects that hold data: never taken over from somebody else, and never with an owner reference. An object is ours when
 * its labels name this resource, or when its owner handed it over by an annotation.
 */
final class Unowned {
    static final String ADOPT = "clickanalytics.io/adopt";

    /** What became of an object. */
    record Applied<R extends HasMetadata>(@Nullable R object, boolean ours) {}

    private Unowned() {}

    /** As it is wanted, unless it belongs to somebody else. Nothing is written where nothing differs. */
    static <R extends HasMetadata> Applied<R> apply(
            R desired, InformerEventSource<R, ClickAnalytics> source, Context<ClickAnalytics> context) {
        R cached = source.get(ResourceID.fromResource(desired)).orElse(null);
        if (cached == null) {
            return create(desired, source, context);
        }
        if (!ours(cached, desired)) {
            return new Applied<>(cached, false);
        }
        if (cached.isMarkedForDeletion()
                || SSABasedGenericKubernetesResourceMatcher.<R>getInstance().matches(cached, desired, context)) {
            return new Applied<>(cached, true);
        }
        R applied = apply(desired, context);
        source.handleRecentResourceUpdate(ResourceID.fromResource(context.getPrimaryResource()), applied, cached);
        return new Applied<>(applied, true);
    }

    private static <R extends HasMetadata> Applied<R> create(
            R desired, InformerEventSource<R, ClickAnalytics> source, Context<ClickAnalytics> context) {
        R found = context.getClient().resource(desired).get();
        if (found != null && !ours(found, desired)) {
            return new Applied<>(found, false);
        }
        if (found == null) {
            // the API server refuses this version for an object that somebody made in the meantime
            desired.getMetadata().setResourceVersion("1");
        }
        try {
            R made = apply(desired, context);
            source.handleRecentResourceCreate(ResourceID.fromResource(context.getPrimaryResource()), made);
            return new Applied<>(made, true);
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return new Applied<>(null, true);
            }
            throw e;
        }
    }

    private static <R extends HasMetadata> R apply(R desired, Context<ClickAnalytics> context) {
        return context.getClient()
                .resource(desired)
                .fieldManager(context.getControllerConfiguration().fieldManager())
                .forceConflicts()
                .serverSideApply();
    }

    /** Also of a resource that had the same name before: its topics were kept for this one. */
    static boolean ours(HasMetadata found, HasMetadata desired) {
        Map<String, String> labels = labels(found);
        Map<String, String> wanted = labels(desired);
        String namespace = wanted.get(PipelineLabels.OWNER_NAMESPACE);
        String name = wanted.get(PipelineLabels.INSTANCE);
        boolean named = PipelineLabels.OPERATOR.equals(labels.get(PipelineLabels.MANAGED_BY))
                && Objects.equals(namespace, labels.get(PipelineLabels.OWNER_NAMESPACE))
                && Objects.equals(name, labels.get(PipelineLabels.INSTANCE));
        return named || (namespace + "/" + name).equals(annotations(found).get(ADOPT));
    }

    private static Map<String, String> labels(HasMetadata object) {
        ObjectMeta metadata = object.getMetadata();
        return metadata.getLabels() == null ? Map.of() : metadata.getLabels();
    }

    private static Map<String, String> annotations(HasMetadata object) {
        ObjectMeta metadata = object.getMetadata();
        return metadata.getAnnotations() == null ? Map.of() : metadata.getAnnotations();
    }
}
