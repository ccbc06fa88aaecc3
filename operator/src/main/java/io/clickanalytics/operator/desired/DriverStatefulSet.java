package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.Driver;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.EnvVarSourceBuilder;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectFieldSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetUpdateStrategyBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Spark driver: at most one, by the identity of its pod; Kubernetes replaces it while the operator is away. */
public final class DriverStatefulSet {
    /** The container; the only one. */
    public static final String CONTAINER = "driver";

    /** Where the number of executors is mounted. */
    static final String EXECUTORS = "/etc/clickanalytics/executors";

    /** Environment variable that names the file with the number of executors. */
    static final String EXECUTORS_FILE = "CLICKANALYTICS_EXECUTORS";

    /** A stop takes two seconds; a commit under way may take its transaction's time. */
    private static final long GRACE_SECONDS = 60;

    private DriverStatefulSet() {}

    /** Of a suspended resource it has no pod. */
    public static StatefulSet of(ClickAnalytics resource, Surroundings surroundings) {
        var names = PipelineNames.of(resource);
        return new StatefulSetBuilder()
                .withMetadata(Metadata.owned(resource, Component.DRIVER, names.driver()))
                .withSpec(new StatefulSetSpecBuilder()
                        .withServiceName(names.driver())
                        .withReplicas(resource.spec().suspended() ? 0 : 1)
                        // a pod that never gets ready must not keep its repaired successor away
                        .withPodManagementPolicy("Parallel")
                        .withUpdateStrategy(new StatefulSetUpdateStrategyBuilder()
                                .withType("RollingUpdate")
                                .build())
                        .withSelector(new LabelSelectorBuilder()
                                .withMatchLabels(PipelineLabels.selector(resource, Component.DRIVER))
                                .build())
                        .withTemplate(template(resource, surroundings))
                        .build())
                .build();
    }

    private static PodTemplateSpec template(ClickAnalytics resource, Surroundings surroundings) {
        return new PodTemplateSpecBuilder()
                .withMetadata(new ObjectMetaBuilder()
                        .withLabels(PipelineLabels.of(resource, Component.DRIVER))
                        .withAnnotations(
                                Map.of(PipelineLabels.CONFIG_HASH, ConfigHash.ofDriver(resource, surroundings)))
                        .build())
                .withSpec(pod(resource, surroundings))
                .build();
    }

    private static PodSpec pod(ClickAnalytics resource, Surroundings surroundings) {
        var names = PipelineNames.of(resource);
        List<Volume> volumes = new ArrayList<>(List.of(
                Pods.tmp(),
                Pods.configMap("settings", names.pipeline()),
                Pods.configMap("executors", names.executors())));
        List<VolumeMount> mounts = new ArrayList<>(List.of(
                Pods.mount("tmp", "/tmp"),
                Pods.readOnly("settings", Pods.SETTINGS),
                Pods.readOnly("executors", EXECUTORS)));
        if (KafkaSecret.wanted(surroundings)) {
            volumes.add(Pods.kafkaSecret(resource));
            mounts.add(Pods.readOnly("kafka", KafkaAccess.FOLDER));
        }
        return new PodSpecBuilder()
                .withServiceAccountName(names.driver())
                .withAutomountServiceAccountToken(true)
                .withEnableServiceLinks(false)
                .withSecurityContext(Pods.podSecurity())
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withContainers(container(resource, surroundings.images(), mounts))
                .withVolumes(volumes)
                .build();
    }

    private static Container container(ClickAnalytics resource, Images images, List<VolumeMount> mounts) {
        Driver driver = resource.spec().spark().driver();
        return new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(images.pipeline())
                .withImagePullPolicy(Pods.PULL_POLICY)
                .withArgs("driver")
                .withEnv(environment(driver))
                .withPorts(port("http", Ports.HTTP), port("driver", Ports.DRIVER), port("blocks", Ports.BLOCKS))
                .withResources(PodResources.of(driver.cpu(), driver.memory()))
                .withSecurityContext(Pods.containerSecurity())
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .withVolumeMounts(mounts)
                // HTTP is up before Spark is; on a busy node the JVM alone may take a while
                .withStartupProbe(Pods.probe("/livez", 1, 120))
                .withLivenessProbe(Pods.probe("/livez", 10, 6))
                .withReadinessProbe(Pods.probe("/readyz", 2, 1))
                .build();
    }

    private static List<EnvVar> environment(Driver driver) {
        return List.of(
                variable(Pods.SETTINGS_FILE, Pods.SETTINGS + "/" + Pods.SETTINGS_KEY),
                variable(EXECUTORS_FILE, EXECUTORS + "/" + ExecutorsConfigMap.KEY),
                variable(Pods.JVM_ARGUMENTS, JvmArguments.of(driver.cpu(), driver.memory())),
                new EnvVarBuilder()
                        .withName(SparkSettings.POD_IP)
                        .withValueFrom(new EnvVarSourceBuilder()
                                .withFieldRef(new ObjectFieldSelectorBuilder()
                                        // the API server would fill it in, and the two would differ for ever
                                        .withApiVersion("v1")
                                        .withFieldPath("status.podIP")
                                        .build())
                                .build())
                        .build());
    }

    private static EnvVar variable(String name, String value) {
        return new EnvVarBuilder().withName(name).withValue(value).build();
    }

    private static ContainerPort port(String name, int port) {
        return new ContainerPortBuilder()
                .withName(name)
                .withContainerPort(port)
                .withProtocol("TCP")
                .build();
    }
}
