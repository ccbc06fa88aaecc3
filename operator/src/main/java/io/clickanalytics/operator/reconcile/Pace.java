package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.clickanalytics.operator.status.ConditionType;
import io.clickanalytics.operator.status.Conditions;
import io.clickanalytics.operator.status.Numbers;
import java.time.Duration;

/**
 * When to look again at what no watch tells of: the clock (a pod that is stuck), Secrets of others, kinds that this cluster
 * may get, the numbers of a driver. Looking writes nothing unless something changed.
 */
final class Pace {
    static final Duration BLOCKED = Duration.ofSeconds(30);
    private static final Duration SUSPENDED = Duration.ofMinutes(10);

    /** After a change was announced. */
    static final Duration AT_ONCE = Duration.ofMillis(1);

    private Pace() {}

    static Duration of(ClickAnalytics resource, ClickAnalyticsStatus status) {
        boolean foreign = resource.spec().kafka().clients().secret() != null
                || resource.spec().dashboard().signIn() != null;
        if (resource.spec().suspended() && !foreign) {
            return SUSPENDED;
        }
        boolean ready = Conditions.find(status.conditions(), ConditionType.READY)
                .filter(condition -> "True".equals(condition.getStatus()))
                .isPresent();
        return ready ? Numbers.PACE : BLOCKED;
    }
}
