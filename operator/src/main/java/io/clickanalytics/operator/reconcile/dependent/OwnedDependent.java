package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.GarbageCollected;
import io.javaoperatorsdk.operator.processing.dependent.Creator;
import io.javaoperatorsdk.operator.processing.dependent.Updater;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependentResource;
import java.util.function.Function;

/** An object in the namespace of its resource, which goes with it. */
abstract class OwnedDependent<R extends HasMetadata> extends KubernetesDependentResource<R, ClickAnalytics>
        implements Creator<R, ClickAnalytics>, Updater<R, ClickAnalytics>, GarbageCollected<ClickAnalytics> {
    private final Function<Wanted, R> desired;

    OwnedDependent(Class<R> type, Function<Wanted, R> desired) {
        super(type);
        this.desired = desired;
    }

    @Override
    protected R desired(ClickAnalytics resource, Context<ClickAnalytics> context) {
        return desired.apply(Wanted.in(context));
    }

    /** The owner reference is part of what is desired. */
    @Override
    protected void addReferenceHandlingMetadata(R desired, ClickAnalytics resource) {}
}
