package io.clickanalytics.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clickanalytics.operator.desired.Images;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The operator's environment. */
final class OperatorConfigTest {
    private static final Map<String, String> SMALLEST = Map.of(
            "CLICKANALYTICS_PIPELINE_IMAGE", "pipeline:1",
            "CLICKANALYTICS_DASHBOARD_IMAGE", "dashboard:1",
            "CLICKANALYTICS_LEASE_NAMESPACE", "ops",
            "CLICKANALYTICS_IDENTITY", "operator-0");

    @Test
    void whatIsNotSaidHasADefault() {
        OperatorConfig config = OperatorConfig.from(SMALLEST);

        assertThat(config)
                .isEqualTo(new OperatorConfig(
                        new OperatorConfig.Watch(Set.of(), Set.of(), null, "kube-system"),
                        new Images("pipeline:1", "dashboard:1"),
                        new OperatorConfig.Lease("clickanalytics-operator", "ops", "operator-0"),
                        new OperatorConfig.Http("0.0.0.0", 8080),
                        new OperatorConfig.Limits(8, Duration.ofMinutes(2))));
    }

    @Test
    void everyVariableIsRead() {
        OperatorConfig config = OperatorConfig.from(Map.ofEntries(
                Map.entry("CLICKANALYTICS_NAMESPACES", "shop, web"),
                Map.entry("CLICKANALYTICS_KAFKA_NAMESPACES", "kafka"),
                Map.entry("CLICKANALYTICS_CLUSTER_ID", "here"),
                Map.entry("CLICKANALYTICS_CLUSTER_NAMESPACE", "shop"),
                Map.entry("CLICKANALYTICS_PIPELINE_IMAGE", "pipeline:2"),
                Map.entry("CLICKANALYTICS_DASHBOARD_IMAGE", "dashboard:2"),
                Map.entry("CLICKANALYTICS_LEADER_ELECTION", "false"),
                Map.entry("CLICKANALYTICS_HTTP_HOST", "127.0.0.1"),
                Map.entry("CLICKANALYTICS_HTTP_PORT", "0"),
                Map.entry("CLICKANALYTICS_RECONCILE_THREADS", "3"),
                Map.entry("CLICKANALYTICS_DELETE_SECONDS", "5")));

        assertThat(config)
                .isEqualTo(new OperatorConfig(
                        new OperatorConfig.Watch(Set.of("shop", "web"), Set.of("kafka"), "here", "shop"),
                        new Images("pipeline:2", "dashboard:2"),
                        null,
                        new OperatorConfig.Http("127.0.0.1", 0),
                        new OperatorConfig.Limits(3, Duration.ofSeconds(5))));
    }

    @Test
    void allProblemsAreSaidAtOnce() {
        Map<String, String> wrong = Map.of(
                "CLICKANALYTICS_NAMESPACES", "Shop",
                "CLICKANALYTICS_DASHBOARD_IMAGE", "dashboard:1",
                "CLICKANALYTICS_LEADER_ELECTION", "perhaps",
                "CLICKANALYTICS_HTTP_PORT", "70000");

        assertThatThrownBy(() -> OperatorConfig.from(wrong))
                .isInstanceOf(InvalidEnvironment.class)
                .hasMessageContainingAll(
                        "CLICKANALYTICS_NAMESPACES: found Shop",
                        "CLICKANALYTICS_PIPELINE_IMAGE: absent",
                        "CLICKANALYTICS_LEADER_ELECTION: found perhaps",
                        "CLICKANALYTICS_HTTP_PORT: found 70000");
    }

    @Test
    void variablesThatKubernetesAddsForServicesAreNoProblem() {
        var environment = new java.util.HashMap<>(SMALLEST);
        environment.put("CLICKANALYTICS_OPERATOR_SERVICE_HOST", "10.0.0.1");

        OperatorConfig config = OperatorConfig.from(environment);

        assertThat(config).isEqualTo(OperatorConfig.from(SMALLEST));
    }
}
