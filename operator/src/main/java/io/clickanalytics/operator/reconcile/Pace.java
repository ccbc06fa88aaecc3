package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.clickanalytics.operator.status.ConditionType;
import io.clickanalytics.operator.status.Conditions;
import io.clickanalytics.operator.status.Numbers;
import io.clickanalytics.operator.status.PipelineReady;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.util.Optional;

/**
 * When to look again at what no watch tells of: the clock (a pod that is stuck), Secrets of others, kinds that this cluster
 * may get, the numbers of a driver. Looking writes nothing unless something changed.
 */
final class Pace {
    static final Duration BLOCKED = Duration.ofSeconds(30);
    private static final Duration ASLEEP = Duration.ofMinutes(10);

    /** After a change was announced. */
    static final Duration AT_ONCE = Duration.ofMillis(1);

    private Pace() {}

    static Duration of(ClickAnalytics resource, ClickAnalyticsStatus status) {
        boolean foreign = resource.spec().kafka().clients().secret() != null
                || resource.spec().dashboard().signIn() != null;
        Optional<Condition> ready = Conditions.find(status.conditions(), ConditionType.READY);
        // one that still stops may get stuck
        if (ready.filter(condition -> PipelineReady.SUSPENDED.equals(condition.getReason()))
                        .isPresent()
                && !foreign) {
            return ASLEEP;
        }
        return ready.filter(condition -> "True".equals(condition.getStatus())).isPresent() ? Numbers.PACE : BLOCKED;
    }
}
