package io.clickanalytics.operator.reconcile;

import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.processing.event.rate.LinearRateLimiter;
import java.time.Duration;
import java.util.Set;

/** The operator's one controller. */
public final class Controllers {
    /** Whatever happens: one resource is looked at so often at most. */
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private static final int TIMES = 30;

    private Controllers() {}

    /**
     * Adds it.
     *
     * @param namespaces empty: all
     */
    public static void register(Operator operator, ClickAnalyticsReconciler reconciler, Set<String> namespaces) {
        operator.register(reconciler, overrider -> {
            overrider.withRetry(new JitteredRetry()).withRateLimiter(new LinearRateLimiter(PERIOD, TIMES));
            if (namespaces.isEmpty()) {
                overrider.watchingAllNamespaces();
            } else {
                overrider.settingNamespaces(namespaces);
            }
        });
    }
}
