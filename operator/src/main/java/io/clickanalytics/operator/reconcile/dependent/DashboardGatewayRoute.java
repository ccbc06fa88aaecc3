package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.desired.DashboardRoute;
import io.clickanalytics.operator.desired.PipelineNames;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.GarbageCollected;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.dependent.Creator;
import io.javaoperatorsdk.operator.processing.dependent.Updater;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.GenericKubernetesDependentResource;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependent;
import io.javaoperatorsdk.operator.processing.event.ResourceID;

/** The way to the dashboard through a Gateway. Its kind is not part of Kubernetes, so it is watched only where it is known. */
@KubernetesDependent(informer = @Informer(labelSelector = "app.kubernetes.io/managed-by=clickanalytics-operator"))
public final class DashboardGatewayRoute extends GenericKubernetesDependentResource<ClickAnalytics>
        implements Creator<GenericKubernetesResource, ClickAnalytics>,
                Updater<GenericKubernetesResource, ClickAnalytics>,
                GarbageCollected<ClickAnalytics> {
    public DashboardGatewayRoute() {
        super(new GroupVersionKind(DashboardRoute.GROUP, DashboardRoute.VERSION, DashboardRoute.KIND));
    }

    @Override
    protected GenericKubernetesResource desired(ClickAnalytics resource, Context<ClickAnalytics> context) {
        return DashboardRoute.of(Wanted.in(context).resource());
    }

    /** Also known where it is not wanted, so that it can be removed. */
    @Override
    protected ResourceID targetSecondaryResourceID(ClickAnalytics resource, Context<ClickAnalytics> context) {
        return dashboard(resource);
    }

    static ResourceID dashboard(ClickAnalytics resource) {
        var names = PipelineNames.of(resource);
        return new ResourceID(names.dashboard(), names.namespace());
    }

    /** The owner reference is part of what is desired. */
    @Override
    protected void addReferenceHandlingMetadata(GenericKubernetesResource desired, ClickAnalytics resource) {}
}
