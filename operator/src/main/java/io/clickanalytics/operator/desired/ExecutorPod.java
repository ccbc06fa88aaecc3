package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;

/** The template that Spark makes the executors' pods from; it adds names, image, sizes and what executors are told. */
final class ExecutorPod {
    static final String KEY = "executor.yaml";
    static final String CONTAINER = "executor";

    private ExecutorPod() {}

    static Pod of(ClickAnalytics resource, Surroundings surroundings) {
        List<Volume> volumes = new ArrayList<>(List.of(Pods.tmp()));
        List<VolumeMount> mounts = new ArrayList<>(List.of(Pods.mount("tmp", "/tmp")));
        if (KafkaSecret.wanted(surroundings)) {
            volumes.add(Pods.kafkaSecret(resource));
            mounts.add(Pods.readOnly("kafka", KafkaAccess.FOLDER));
        }
        return new PodBuilder()
                .withMetadata(new ObjectMetaBuilder()
                        .withLabels(PipelineLabels.of(resource, Component.EXECUTOR))
                        .build())
                .withSpec(new PodSpecBuilder()
                        .withAutomountServiceAccountToken(false)
                        .withEnableServiceLinks(false)
                        .withSecurityContext(Pods.podSecurity())
                        .withTopologySpreadConstraints(Pods.spread(resource, Component.EXECUTOR))
                        .withContainers(new ContainerBuilder()
                                .withName(CONTAINER)
                                .withSecurityContext(Pods.containerSecurity())
                                .withTerminationMessagePolicy("FallbackToLogsOnError")
                                .withVolumeMounts(mounts)
                                .build())
                        .withVolumes(volumes)
                        .build())
                .build();
    }
}
