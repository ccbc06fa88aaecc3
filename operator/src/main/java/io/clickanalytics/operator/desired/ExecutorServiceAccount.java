package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;

/** Executors may do nothing in Kubernetes, and have no token to try. */
public final class ExecutorServiceAccount {
    private ExecutorServiceAccount() {}

    /** Nothing is bound to it. */
    public static ServiceAccount of(ClickAnalytics resource) {
        return new ServiceAccountBuilder()
                .withMetadata(Metadata.owned(
                        resource, Component.EXECUTOR, PipelineNames.of(resource).executor()))
                .withAutomountServiceAccountToken(false)
                .build();
    }
}
