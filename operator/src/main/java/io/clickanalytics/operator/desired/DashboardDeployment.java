package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.SignIn;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategyBuilder;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeploymentBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The dashboard's pods, all alike: each reads all results. */
public final class DashboardDeployment {
    /** The container; the only one. */
    public static final String CONTAINER = "dashboard";

    private static final Quantity CPU = new Quantity("100m");
    private static final String MEMORY = "512Mi";
    private static final long GRACE_SECONDS = 30;

    private DashboardDeployment() {}

    /** Goes on while the resource is suspended: what was counted can still be seen. */
    public static Deployment of(ClickAnalytics resource, Surroundings surroundings) {
        String name = PipelineNames.of(resource).dashboard();
        return new DeploymentBuilder()
                .withMetadata(Metadata.owned(resource, Component.DASHBOARD, name))
                .withSpec(new DeploymentSpecBuilder()
                        .withReplicas(resource.spec().dashboard().replicas())
                        .withStrategy(oneMore())
                        .withSelector(new LabelSelectorBuilder()
                                .withMatchLabels(PipelineLabels.selector(resource, Component.DASHBOARD))
                                .build())
                        .withTemplate(template(resource, surroundings))
                        .build())
                .build();
    }

    /** A new pod serves before an old one goes. */
    private static DeploymentStrategy oneMore() {
        return new DeploymentStrategyBuilder()
                .withType("RollingUpdate")
                .withRollingUpdate(new RollingUpdateDeploymentBuilder()
                        .withMaxSurge(new IntOrString(1))
                        .withMaxUnavailable(new IntOrString(0))
                        .build())
                .build();
    }

    private static PodTemplateSpec template(ClickAnalytics resource, Surroundings surroundings) {
        return new PodTemplateSpecBuilder()
                .withMetadata(new ObjectMetaBuilder()
                        .withLabels(PipelineLabels.of(resource, Component.DASHBOARD))
                        .withAnnotations(
                                Map.of(PipelineLabels.CONFIG_HASH, ConfigHash.ofDashboard(resource, surroundings)))
                        .build())
                .withSpec(pod(resource, surroundings))
                .build();
    }

    private static PodSpec pod(ClickAnalytics resource, Surroundings surroundings) {
        String name = PipelineNames.of(resource).dashboard();
        List<Volume> volumes = new ArrayList<>(List.of(Pods.tmp(), Pods.configMap("settings", name)));
        List<VolumeMount> mounts =
                new ArrayList<>(List.of(Pods.mount("tmp", "/tmp"), Pods.readOnly("settings", Pods.SETTINGS)));
        if (KafkaSecret.wanted(surroundings)) {
            volumes.add(Pods.kafkaSecret(resource));
            mounts.add(Pods.readOnly("kafka", KafkaAccess.FOLDER));
        }
        SignIn signIn = resource.spec().dashboard().signIn();
        if (signIn != null) {
            volumes.add(SignInSecret.volume(signIn));
            mounts.add(SignInSecret.mount());
        }
        return new PodSpecBuilder()
                .withServiceAccountName(name)
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withSecurityContext(Pods.podSecurity())
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withTopologySpreadConstraints(Pods.spread(resource, Component.DASHBOARD))
                .withContainers(container(surroundings.images(), mounts))
                .withVolumes(volumes)
                .build();
    }

    private static Container container(Images images, List<VolumeMount> mounts) {
        return new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(images.dashboard())
                .withImagePullPolicy(Pods.PULL_POLICY)
                .withEnv(
                        new EnvVarBuilder()
                                .withName(Pods.SETTINGS_FILE)
                                .withValue(Pods.SETTINGS + "/" + Pods.SETTINGS_KEY)
                                .build(),
                        new EnvVarBuilder()
                                .withName(Pods.JVM_ARGUMENTS)
                                .withValue(JvmArguments.of(MEMORY))
                                .build())
                .withPorts(new ContainerPortBuilder()
                        .withName("http")
                        .withContainerPort(Ports.HTTP)
                        .withProtocol("TCP")
                        .build())
                .withResources(PodResources.of(CPU, MEMORY))
                .withSecurityContext(Pods.containerSecurity())
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .withVolumeMounts(mounts)
                .withStartupProbe(Pods.probe("/livez", 1, 120))
                .withLivenessProbe(Pods.probe("/livez", 10, 6))
                .withReadinessProbe(Pods.probe("/readyz", 2, 3))
                .build();
    }
}
