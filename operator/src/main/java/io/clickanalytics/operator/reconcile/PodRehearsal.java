package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.desired.Component;
import io.clickanalytics.operator.desired.PipelineNames;
import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.ConditionType;
import io.clickanalytics.operator.status.Conditions;
import io.clickanalytics.operator.status.DriverState;
import io.clickanalytics.operator.status.PipelineReady;
import io.clickanalytics.operator.status.PodRefusal;
import io.clickanalytics.operator.status.Statuses;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.Set;

/**
 * Why the pod of a StatefulSet is not made: its status does not say, and events are not the operator's to read. A pod that is
 * made for show, and not kept, is refused in the same words.
 */
final class PodRehearsal {
    /** It is missing for the moment when a driver is replaced, too: whoever looks for the second time asks. */
    private static final Set<String> MISSED = Set.of(PipelineReady.POD_MISSING, PodRefusal.REASON);

    private PodRehearsal() {}

    static Optional<Claim> refusal(ClickAnalytics resource, DriverState driver, Context<ClickAnalytics> context) {
        StatefulSet set = driver.set();
        boolean missed = Conditions.find(Statuses.previous(resource).conditions(), ConditionType.PIPELINE_READY)
                .filter(said -> MISSED.contains(said.getReason()))
                .isPresent();
        return set == null || driver.pod() != null || !missed
                ? Optional.empty()
                : refusal(PipelineNames.of(resource), set, context);
    }

    private static Optional<Claim> refusal(PipelineNames names, StatefulSet set, Context<ClickAnalytics> context) {
        try {
            context.getClient().resource(pod(names, set)).dryRun().create();
            return Optional.empty();
        } catch (KubernetesClientException e) {
            return e.getCode() == HttpURLConnection.HTTP_FORBIDDEN && e.getStatus() != null
                    ? Optional.of(PodRefusal.of(names.driverPod(), e.getStatus().getMessage(), Component.DRIVER))
                    : Optional.empty();
        }
    }

    private static Pod pod(PipelineNames names, StatefulSet set) {
        PodTemplateSpec template = set.getSpec().getTemplate();
        return new PodBuilder()
                .withNewMetadataLike(template.getMetadata())
                .withName(names.driverPod())
                .withNamespace(names.namespace())
                .endMetadata()
                .withSpec(template.getSpec())
                .build();
    }
}
