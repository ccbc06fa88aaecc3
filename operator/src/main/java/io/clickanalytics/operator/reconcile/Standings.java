package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.clickanalytics.operator.status.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;

/** How each resource stands, as a metric: of those that this operator looks after. */
public final class Standings {
    private final MultiGauge gauge;
    private final Map<String, Tags> resources = new HashMap<>();

    /** None yet. */
    public Standings(MeterRegistry registry) {
        this.gauge = MultiGauge.builder("clickanalytics.resource")
                .description("1 for each resource, and how it stands")
                .register(registry);
    }

    /** A resource has this status now. */
    public synchronized void note(ClickAnalytics resource, ClickAnalyticsStatus status) {
        var standing = Standing.of(status);
        // not namespace: Prometheus has a label of that name for where the operator is
        Tags tags = Tags.of(
                "resource_namespace", resource.getMetadata().getNamespace(),
                "resource", resource.getMetadata().getName(),
                "state", standing.state(),
                "reason", standing.reason());
        if (!tags.equals(resources.put(resource.getMetadata().getUid(), tags))) {
            show();
        }
    }

    /** A resource is gone. */
    public synchronized void forget(ClickAnalytics resource) {
        resources.remove(resource.getMetadata().getUid());
        show();
    }

    private void show() {
        gauge.register(
                resources.values().stream()
                        .map(tags -> MultiGauge.Row.of(tags, 1))
                        .toList(),
                true);
    }
}
