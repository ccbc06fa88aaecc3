package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;

/** The driver makes the executors' pods in its own name. */
public final class DriverServiceAccount {
    private DriverServiceAccount() {}

    /** Its pod asks for the token. */
    public static ServiceAccount of(ClickAnalytics resource) {
        return new ServiceAccountBuilder()
                .withMetadata(Metadata.owned(
                        resource, Component.DRIVER, PipelineNames.of(resource).driver()))
                .withAutomountServiceAccountToken(false)
                .build();
    }
}
