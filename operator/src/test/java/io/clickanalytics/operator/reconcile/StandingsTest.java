package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StandingsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Standings standings = new Standings(registry);

    @Test
    void aResourceHasOneLineAsItStandsNow() {
        standings.note(resource("phones"), status("False", "Suspended"));
        standings.note(resource("phones"), status("True", "DataFlows"));
        standings.note(resource("tablets"), status("False", "Suspended"));

        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "clickanalytics_resource{reason=\"DataFlows\",resource=\"phones\",resource_namespace=\"shop\",state=\"Ready\"} 1.0",
                        "clickanalytics_resource{reason=\"Suspended\",resource=\"tablets\",resource_namespace=\"shop\",state=\"Suspended\"} 1.0");
    }

    @Test
    void oneThatIsGoneHasNone() {
        standings.note(resource("phones"), status("True", "DataFlows"));

        standings.forget(resource("phones"));

        assertThat(lines()).isEmpty();
    }

    private List<String> lines() {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith("clickanalytics_resource"))
                .toList();
    }

    private static ClickAnalytics resource(String name) {
        var resource = new ClickAnalytics();
        resource.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace("shop")
                .withUid("uid of " + name)
                .build());
        return resource;
    }

    private static ClickAnalyticsStatus status(String ready, String reason) {
        var condition = new ConditionBuilder()
                .withType("Ready")
                .withStatus(ready)
                .withReason(reason)
                .build();
        return new ClickAnalyticsStatus(7L, List.of(condition), null, null, null, null, null);
    }
}
