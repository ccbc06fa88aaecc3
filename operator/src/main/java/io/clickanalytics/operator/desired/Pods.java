package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.CapabilitiesBuilder;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSourceBuilder;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.HTTPGetActionBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.SeccompProfileBuilder;
import io.fabric8.kubernetes.api.model.SecretVolumeSourceBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;

/** What all pods have in common: no rights, nothing to write to but {@code /tmp}, files at known places. */
final class Pods {
    /** Environment variable that names the settings file to both programs. */
    static final String SETTINGS_FILE = "CLICKANALYTICS_SETTINGS";

    /** Environment variable from which every Java takes arguments. */
    static final String JVM_ARGUMENTS = "JDK_JAVA_OPTIONS";

    static final String SETTINGS = "/etc/clickanalytics/settings";
    static final String SETTINGS_KEY = "settings.properties";
    static final String PULL_POLICY = "IfNotPresent";

    /** The user that the images know: Hadoop's login asks for its name. */
    private static final long USER = 1000;

    /** For the user's group only. */
    static final int GROUP_READS = 0440;

    private Pods() {}

    static PodSecurityContext podSecurity() {
        return new PodSecurityContextBuilder()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withRunAsGroup(USER)
                .withFsGroup(USER)
                .withSeccompProfile(
                        new SeccompProfileBuilder().withType("RuntimeDefault").build())
                .build();
    }

    static SecurityContext containerSecurity() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withCapabilities(new CapabilitiesBuilder().withDrop("ALL").build())
                .build();
    }

    static Volume tmp() {
        return new VolumeBuilder()
                .withName("tmp")
                .withEmptyDir(new EmptyDirVolumeSource())
                .build();
    }

    static Volume configMap(String name, String configMap) {
        return new VolumeBuilder()
                .withName(name)
                .withConfigMap(
                        new ConfigMapVolumeSourceBuilder().withName(configMap).build())
                .build();
    }

    static Volume kafkaSecret(ClickAnalytics resource) {
        return new VolumeBuilder()
                .withName("kafka")
                .withSecret(new SecretVolumeSourceBuilder()
                        .withSecretName(PipelineNames.of(resource).kafkaSecret())
                        .withDefaultMode(GROUP_READS)
                        .build())
                .build();
    }

    /** Without {@code subPath}, so that a changed ConfigMap or Secret reaches a running pod. */
    static VolumeMount mount(String volume, String path) {
        return new VolumeMountBuilder().withName(volume).withMountPath(path).build();
    }

    static VolumeMount readOnly(String volume, String path) {
        return new VolumeMountBuilder()
                .withName(volume)
                .withMountPath(path)
                .withReadOnly(true)
                .build();
    }

    /** Asks over HTTP. */
    static Probe probe(String path, int periodSeconds, int failures) {
        return new ProbeBuilder()
                .withHttpGet(new HTTPGetActionBuilder()
                        .withPath(path)
                        .withPort(new IntOrString("http"))
                        .build())
                .withPeriodSeconds(periodSeconds)
                .withTimeoutSeconds(Math.min(periodSeconds, 5))
                .withFailureThreshold(failures)
                .build();
    }

    /** Rather on several nodes than on one. */
    static TopologySpreadConstraint spread(ClickAnalytics resource, Component component) {
        return new TopologySpreadConstraintBuilder()
                .withMaxSkew(1)
                .withTopologyKey("kubernetes.io/hostname")
                .withWhenUnsatisfiable("ScheduleAnyway")
                .withLabelSelector(new LabelSelectorBuilder()
                        .withMatchLabels(PipelineLabels.selector(resource, component))
                        .build())
                .build();
    }
}
