package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.desired.PipelineLabels;
import io.clickanalytics.operator.desired.PipelineNames;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The objects of a resource that do not go by themselves. Asked of the API server, not of a watch: nothing may be missed. */
final class Remains {
    private static final String UNLABELLED = Stream.of(
                    PipelineLabels.NAME,
                    PipelineLabels.INSTANCE,
                    PipelineLabels.COMPONENT,
                    PipelineLabels.MANAGED_BY,
                    PipelineLabels.OWNER_NAMESPACE,
                    PipelineLabels.OWNER_UID)
            .map(label -> "\"" + label + "\":null")
            .collect(Collectors.joining(",", "{\"metadata\":{\"labels\":{", "}}}"));

    private Remains() {}

    /**
     * None where the kind is not known any more. Where the operator has no rights any more there may be some: that is for the
     * caller to wait out, and to say. A namespace that is gone looks the same, as the rights in it go along.
     */
    static <R extends HasMetadata> List<R> of(Class<R> type, ClickAnalytics resource, Context<ClickAnalytics> context) {
        try {
            return context.getClient()
                    .resources(type)
                    .inNamespace(PipelineNames.kafkaNamespace(resource))
                    .withLabels(PipelineLabels.selectorOfUnreferenced(resource))
                    .list()
                    .getItems();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }

    static void delete(HasMetadata object, Context<ClickAnalytics> context) {
        if (!object.isMarkedForDeletion()) {
            context.getClient().resource(object).delete();
        }
    }

    /** From now on it is nobody's. */
    static void release(HasMetadata object, Context<ClickAnalytics> context) {
        patch(object, UNLABELLED, context);
    }

    static String names(List<? extends HasMetadata> objects) {
        return objects.stream()
                .map(object -> object.getMetadata().getNamespace() + "/"
                        + object.getMetadata().getName())
                .collect(Collectors.joining(", "));
    }

    /** Merged into it; empty when it is not there any more. */
    static <R extends HasMetadata> Optional<R> patch(R object, String patch, Context<ClickAnalytics> context) {
        try {
            return Optional.of(
                    context.getClient().resource(object).patch(PatchContext.of(PatchType.JSON_MERGE), patch));
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
