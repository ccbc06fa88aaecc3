package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;

/**
 * A status that is written. What was written is kept until the watch tells of it: a look that comes sooner would compare
 * with what was said before, and keep silent about what has become true again.
 */
final class StatusWrite {
    private StatusWrite() {}

    static void of(ClickAnalytics resource, ClickAnalyticsStatus status, Context<ClickAnalytics> context) {
        var how = new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(context.getControllerConfiguration().fieldManager())
                .withForce(true)
                .build();
        ClickAnalytics written = context.getClient()
                .resource(only(resource, status))
                .subresource("status")
                .patch(how);
        var source = context.eventSourceRetriever().getControllerEventSource();
        ResourceID id = ResourceID.fromResource(resource);
        // of one that is gone, or was never seen, the framework keeps nothing
        if (source.get(id).isPresent()) {
            source.handleRecentResourceUpdate(id, written, resource);
        }
    }

    /** Identity and status, nothing else: what is not in a patch is not owned by it. */
    static ClickAnalytics only(ClickAnalytics resource, ClickAnalyticsStatus status) {
        var patch = new ClickAnalytics();
        patch.setMetadata(new ObjectMetaBuilder()
                .withName(resource.getMetadata().getName())
                .withNamespace(resource.getMetadata().getNamespace())
                .build());
        patch.setStatus(status);
        return patch;
    }
}
