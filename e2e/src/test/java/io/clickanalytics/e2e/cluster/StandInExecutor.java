package io.clickanalytics.e2e.cluster;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;

/** The pod of an executor, as a driver makes it; it fits on no real node. */
public final class StandInExecutor {
    private StandInExecutor() {}

    /** Makes the first of a resource. */
    public static void create(KubernetesClient client, String namespace, String resource) {
        client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(resource + "-exec-1")
                        .withNamespace(namespace)
                        .addToLabels("app.kubernetes.io/name", "clickanalytics")
                        .addToLabels("app.kubernetes.io/instance", resource)
                        .addToLabels("app.kubernetes.io/component", "executor")
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("executor")
                        .withImage("example.invalid/none:0")
                        .withNewResources()
                        .addToRequests("cpu", new Quantity("1000"))
                        .endResources()
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
    }
}
