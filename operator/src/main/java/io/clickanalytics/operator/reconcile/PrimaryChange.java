package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;

/** A change of a resource that asks for something: not of its status, nor of what others keep in its metadata. */
public final class PrimaryChange implements OnUpdateFilter<ClickAnalytics> {
    @Override
    public boolean accept(ClickAnalytics now, ClickAnalytics before) {
        return !Objects.equals(
                        now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
                || !Objects.equals(
                        now.getMetadata().getFinalizers(), before.getMetadata().getFinalizers())
                || now.isMarkedForDeletion() != before.isMarkedForDeletion()
                || Pause.asked(now) != Pause.asked(before);
    }
}
