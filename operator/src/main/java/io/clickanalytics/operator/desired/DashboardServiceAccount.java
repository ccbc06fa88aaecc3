package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;

/** The dashboard may do nothing in Kubernetes, and has no token to try. */
public final class DashboardServiceAccount {
    private DashboardServiceAccount() {}

    /** Nothing is bound to it. */
    public static ServiceAccount of(ClickAnalytics resource) {
        return new ServiceAccountBuilder()
                .withMetadata(Metadata.owned(
                        resource,
                        Component.DASHBOARD,
                        PipelineNames.of(resource).dashboard()))
                .withAutomountServiceAccountToken(false)
                .build();
    }
}
