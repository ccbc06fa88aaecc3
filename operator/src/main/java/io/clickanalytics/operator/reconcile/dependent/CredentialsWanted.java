package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.desired.KafkaSecret;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;

/** Only a Kafka that asks for something. */
public final class CredentialsWanted implements Condition<Object, ClickAnalytics> {
    @Override
    public boolean isMet(
            DependentResource<Object, ClickAnalytics> dependent,
            ClickAnalytics resource,
            Context<ClickAnalytics> context) {
        Wanted wanted = Wanted.in(context);
        return KafkaSecret.wanted(wanted.surroundings());
    }
}
