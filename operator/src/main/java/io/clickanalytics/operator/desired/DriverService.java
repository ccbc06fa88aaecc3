package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.ServiceSpecBuilder;

/** Gives the driver's pod a name in DNS. */
public final class DriverService {
    private DriverService() {}

    /** Headless, and there before the driver is ready: executors and the operator talk to it before it counts. */
    public static Service of(ClickAnalytics resource) {
        return new ServiceBuilder()
                .withMetadata(Metadata.owned(
                        resource, Component.DRIVER, PipelineNames.of(resource).driver()))
                .withSpec(new ServiceSpecBuilder()
                        .withClusterIP("None")
                        .withPublishNotReadyAddresses(true)
                        .withSelector(PipelineLabels.selector(resource, Component.DRIVER))
                        .withPorts(port("http", Ports.HTTP), port("driver", Ports.DRIVER), port("blocks", Ports.BLOCKS))
                        .build())
                .build();
    }

    private static ServicePort port(String name, int port) {
        return new ServicePortBuilder()
                .withName(name)
                .withProtocol("TCP")
                .withPort(port)
                .withTargetPort(new IntOrString(name))
                .build();
    }
}
