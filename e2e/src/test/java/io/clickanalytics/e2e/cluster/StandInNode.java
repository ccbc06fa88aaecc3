package io.clickanalytics.e2e.cluster;

import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A node without a kubelet, for tests of what Kubernetes and the operator make of pods: pods of one namespace that fit
 * nowhere else are bound to it and said to run at this machine; nothing of them is started.
 */
public final class StandInNode implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(300);
    private static final String LEASES = "kube-node-lease";

    private final KubernetesClient client;
    private final String namespace;
    private final String name;
    private final StandInDriver driver;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();

    /** Begins at once; this is told of the pods that it is said to run. */
    public StandInNode(KubernetesClient client, String namespace, StandInDriver driver) {
        this.client = client;
        this.namespace = namespace;
        this.name = "stand-in-" + namespace;
        this.driver = driver;
        client.resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .addNewTaint("NoSchedule", "clickanalytics.io/stand-in", null, "true")
                        .endSpec()
                        .build())
                .create();
        var unused = ticks.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Where a pod is said to be: on this machine, and where no other pod and no other run has its own. */
    private String address(Pod pod) {
        int hash = (namespace + "/" + pod.getMetadata().getName()).hashCode();
        return "127." + (64 + (hash >>> 16 & 63)) + "." + (hash >>> 8 & 255) + "." + (1 + (hash & 127));
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        client.nodes().withName(name).delete();
        client.leases().inNamespace(LEASES).withName(name).delete();
    }

    private void tick() {
        try {
            live();
            List<Pod> pods = client.pods().inNamespace(namespace).list().getItems();
            if (pods.stream().anyMatch(StandInDriver::isDriver)) {
                driver.mounts(settings());
            }
            pods.forEach(this::run);
        } catch (KubernetesClientException again) {
            // an API server that is restarted, or a pod that has changed: the next tick sees it
        } catch (RuntimeException e) {
            // an executor forgets a task that fails
            System.err.println("The stand-in node goes on after " + e);
        }
    }

    /** As a kubelet brings them: a driver that asked for them itself would be silent while the API server is busy. */
    private List<ConfigMap> settings() {
        return client.configMaps()
                .inNamespace(namespace)
                .withLabel(StandInDriver.COMPONENT, StandInDriver.DRIVER)
                .list()
                .getItems();
    }

    /** As a kubelet: without this the node, and the pods on it, would soon count as lost. */
    private void live() {
        var now = ZonedDateTime.now(ZoneOffset.UTC);
        client.resource(new LeaseBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(LEASES)
                        .endMetadata()
                        .withNewSpec()
                        .withHolderIdentity(name)
                        .withLeaseDurationSeconds(40)
                        .withRenewTime(now)
                        .endSpec()
                        .build())
                .fieldManager(name)
                .forceConflicts()
                .serverSideApply();
        client.nodes()
                .withName(name)
                .subresource("status")
                .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), """
                        {"status": {"conditions": [{"type": "Ready", "status": "True", "reason": "StandIn", "message": "",
                          "lastHeartbeatTime": "%1$s"}]}}""".formatted(
                                now.toInstant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)));
    }

    private void run(Pod pod) {
        if (pod.getSpec().getNodeName() == null) {
            bind(pod);
        } else if (pod.getMetadata().getDeletionTimestamp() != null) {
            client.resource(pod).withGracePeriod(0).delete();
        } else if (!"Running".equals(pod.getStatus().getPhase())) {
            String address = address(pod);
            driver.runs(pod, address);
            client.resource(pod)
                    .subresource("status")
                    .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), running(address));
        }
    }

    private void bind(Pod pod) {
        client.bindings()
                .inNamespace(namespace)
                .resource(new BindingBuilder()
                        .withNewMetadata()
                        .withName(pod.getMetadata().getName())
                        .endMetadata()
                        .withTarget(new ObjectReferenceBuilder()
                                .withKind("Node")
                                .withName(name)
                                .build())
                        .build())
                .create();
    }

    private static String running(String address) {
        return """
                {"status": {"phase": "Running", "podIP": "%1$s", "podIPs": [{"ip": "%1$s"}], "startTime": "%2$s", "conditions": [
                  {"type": "ContainersReady", "status": "True", "lastTransitionTime": "%2$s"},
                  {"type": "Ready", "status": "True", "lastTransitionTime": "%2$s"}]}}""".formatted(address, Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }
}
