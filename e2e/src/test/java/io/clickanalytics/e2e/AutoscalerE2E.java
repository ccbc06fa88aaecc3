package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.TestNamespace.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TestNamespace;
import io.clickanalytics.e2e.harness.Documents;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The cluster's own autoscaler and the scale subresource, with the autoscaler of the examples. There is no metrics-server. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AutoscalerE2E {
    private static final Path EXAMPLE = Documents.ROOT.resolve("manifests/examples/autoscaled");

    private final TestNamespace namespace;
    private final OperatorProcess operator;

    AutoscalerE2E(TestCluster cluster) {
        namespace = new TestNamespace(cluster, "autoscaler");
        operator = namespace.operator();
    }

    @AfterAll
    void remove() {
        namespace.clear();
        operator.close();
        namespace.close();
    }

    @Test
    void theAutoscalerReadsTheExecutorsKeepsThemWithinItsBoundsAndSaysWhatItLacks() {
        namespace.apply("orders");
        until("2", this::toldToTheDriver);
        namespace.in(
                "apply",
                "-f",
                EXAMPLE.resolve("horizontalpodautoscaler-orders.yaml").toString());

        until("SucceededGetScale", () -> condition("AbleToScale", "reason"));
        until("FailedGetResourceMetric", () -> condition("ScalingActive", "reason"));
        assertThat(condition("ScalingActive", "message")).contains("metrics.k8s.io");
        assertThat(scale().at("/status/selector").asText())
                .contains("app.kubernetes.io/instance=orders", "app.kubernetes.io/component=executor");

        bounds(4, 8);
        until("4", this::toldToTheDriver);
        namespace.apply("orders", "{dashboard: {title: Orders}}");
        until("Orders", () -> resource().at("/spec/dashboard/title").asText());
        assertThat(scale().at("/spec/replicas").asInt()).isEqualTo(4);

        bounds(1, 3);
        until("3", this::toldToTheDriver);
    }

    private void bounds(int least, int most) {
        namespace.in(
                "patch",
                "hpa/orders",
                "--type=merge",
                "-p",
                "{\"spec\": {\"minReplicas\": %d, \"maxReplicas\": %d}}".formatted(least, most));
    }

    /** What the driver is to bring about. */
    private String toldToTheDriver() {
        String executors = "configmap/orders-executors";
        return namespace.exists(executors)
                ? namespace.in("get", executors, "-o", "jsonpath={.data.executors}")
                : "not made yet";
    }

    private String condition(String type, String field) {
        return namespace.in(
                "get", "hpa/orders", "-o", "jsonpath={.status.conditions[?(@.type==\"" + type + "\")]." + field + "}");
    }

    private JsonNode resource() {
        return Documents.parse(namespace.in("get", "clickanalytics/orders", "-o", "json"));
    }

    private JsonNode scale() {
        return Documents.parse(namespace.in("get", "clickanalytics/orders", "--subresource=scale", "-o", "json"));
    }
}
