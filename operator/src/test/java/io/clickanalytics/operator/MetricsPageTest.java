package io.clickanalytics.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.reconcile.Standings;
import io.clickanalytics.operator.status.Statuses;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/metrics.md says of the operator's metrics is how the framework names them. */
final class MetricsPageTest {
    private static final Path PAGE = Path.of(System.getProperty("root", ".."), "docs", "metrics.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");
    private static final Pattern SHOWN = Pattern.compile("(?m)^# TYPE ([a-z_]+) ");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Metrics metrics = MicrometerMetrics.withoutPerResourceMetrics(registry);

    @Test
    void listsWhatIsShown() throws Exception {
        var resource = new ClickAnalytics();
        resource.setMetadata(new ObjectMetaBuilder()
                .withName("phones")
                .withNamespace("shop")
                .withUid("u1")
                .build());
        new Standings(registry).note(resource, Statuses.previous(resource));
        metrics.finishedReconciliation(resource, Map.of());
        metrics.failedReconciliation(resource, new IllegalStateException(), Map.of());
        metrics.timeControllerExecution(new Reconciliation());
        String section = Files.readString(PAGE).split("\n## Operator\n", 2)[1];

        var listed = ROW.matcher(section).results().map(row -> row.group(1)).collect(Collectors.toSet());

        assertThat(listed)
                .isNotEmpty()
                .isSubsetOf(SHOWN.matcher(registry.scrape())
                        .results()
                        .map(metric -> metric.group(1))
                        .collect(Collectors.toSet()));
    }

    /** Named as the framework names it. */
    private static final class Reconciliation implements Metrics.ControllerExecution<String> {
        @Override
        public String name() {
            return "reconcile";
        }

        @Override
        public String controllerName() {
            return "clickanalytics";
        }

        @Override
        public String successTypeName(String result) {
            return result;
        }

        @Override
        public ResourceID resourceID() {
            return new ResourceID("phones", "shop");
        }

        @Override
        public Map<String, Object> metadata() {
            return Map.of();
        }

        @Override
        public String execute() throws IOException {
            return "done";
        }
    }
}
