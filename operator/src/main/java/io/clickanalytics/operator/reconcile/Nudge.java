package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.desired.ExecutorsConfigMap;
import io.clickanalytics.operator.desired.PipelineConfigMap;
import io.clickanalytics.operator.reconcile.dependent.Wanted;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Makes the kubelet bring a changed ConfigMap into the driver's pod at once: it does so whenever the pod itself changes, and
 * else only about once a minute.
 */
final class Nudge {
    static final String ANNOTATION = "clickanalytics.io/mounted";

    private Nudge() {}

    static void driver(Wanted wanted, Pod pod, Context<ClickAnalytics> context) {
        String mounted = fingerprint(wanted);
        Map<String, String> annotations = pod.getMetadata().getAnnotations();
        boolean leaving = pod.getMetadata().getDeletionTimestamp() != null;
        if (leaving || (annotations != null && mounted.equals(annotations.get(ANNOTATION)))) {
            return;
        }
        // the uid: another pod of this name has read the ConfigMap when it started
        String patch = "{\"metadata\":{\"uid\":\"%s\",\"annotations\":{\"%s\":\"%s\"}}}"
                .formatted(pod.getMetadata().getUid(), ANNOTATION, mounted);
        try {
            context.getClient()
                    .pods()
                    .inNamespace(pod.getMetadata().getNamespace())
                    .withName(pod.getMetadata().getName())
                    .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT && e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
    }

    private static String fingerprint(Wanted wanted) {
        Map<String, String> mounted = new TreeMap<>(
                PipelineConfigMap.of(wanted.resource(), wanted.surroundings()).getData());
        mounted.putAll(ExecutorsConfigMap.of(wanted.resource()).getData());
        var sum = new CRC32();
        sum.update(mounted.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
