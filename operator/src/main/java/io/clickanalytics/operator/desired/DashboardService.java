package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.ServiceSpecBuilder;

/** The dashboard inside the cluster; any replica can serve any browser. */
public final class DashboardService {
    private DashboardService() {}

    /** On the port of the web. */
    public static Service of(ClickAnalytics resource) {
        return new ServiceBuilder()
                .withMetadata(Metadata.owned(
                        resource,
                        Component.DASHBOARD,
                        PipelineNames.of(resource).dashboard()))
                .withSpec(new ServiceSpecBuilder()
                        .withType("ClusterIP")
                        .withSelector(PipelineLabels.selector(resource, Component.DASHBOARD))
                        .withPorts(new ServicePortBuilder()
                                .withName("http")
                                .withProtocol("TCP")
                                .withPort(Ports.WEB)
                                .withTargetPort(new IntOrString("http"))
                                .build())
                        .build())
                .build();
    }
}
