package io.clickanalytics.operator.status;

import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A status in two words.
 *
 * @param state Stalled, Reconciling, Ready, Suspended, or Unknown
 * @param reason of Ready
 */
public record Standing(String state, String reason) {
    private static final String UNKNOWN = "Unknown";

    /** What somebody has to do comes first. */
    public static Standing of(ClickAnalyticsStatus status) {
        Optional<Condition> ready = Conditions.find(status.conditions(), ConditionType.READY);
        String reason = ready.map(Condition::getReason).orElse(UNKNOWN);
        return new Standing(
                List.of(ConditionType.STALLED, ConditionType.RECONCILING, ConditionType.READY).stream()
                        .filter(type -> holds(status, type))
                        .findFirst()
                        .map(ConditionType::text)
                        .orElse(reason.equals(PipelineReady.SUSPENDED) ? PipelineReady.SUSPENDED : UNKNOWN),
                reason);
    }

    private static boolean holds(ClickAnalyticsStatus status, ConditionType type) {
        return Conditions.find(status.conditions(), type)
                .filter(condition -> Objects.equals(condition.getStatus(), Verdict.TRUE.status()))
                .isPresent();
    }
}
