package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.TestNamespace.soon;
import static io.clickanalytics.e2e.cluster.TestNamespace.stays;
import static io.clickanalytics.e2e.cluster.TestNamespace.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clickanalytics.e2e.cluster.GatewayApi;
import io.clickanalytics.e2e.cluster.Kubectl;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TestNamespace;
import io.clickanalytics.e2e.harness.Documents;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The way to the dashboard through a Gateway, with the Gateway API's own definition of an HTTPRoute. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GatewayE2E {
    private static final String ROUTE = "httproute/phones-dashboard";
    private static final String GATEWAY =
            "{dashboard: {gateway: {name: web, namespace: gateways, sectionName: https, host: shop.example.com, path: %s}}}";

    private final TestNamespace namespace;
    private final OperatorProcess operator;

    GatewayE2E(TestCluster cluster) {
        namespace = new TestNamespace(cluster, "gateway");
        GatewayApi.install(namespace.kubectl());
        operator = namespace.operator();
    }

    @AfterAll
    void remove() {
        namespace.clear();
        operator.close();
        GatewayApi.remove(namespace.kubectl());
        namespace.close();
    }

    @Test
    void theRouteIsTakenFollowsTheSpecAndGoesWithIt() {
        namespace.apply("phones", GATEWAY.formatted("/live/phones"));
        soon(() -> namespace.exists(ROUTE));

        JsonNode spec = route().path("spec");
        assertThat(spec.at("/hostnames/0").asText()).isEqualTo("shop.example.com");
        assertThat(spec.at("/parentRefs/0/name").asText()).isEqualTo("web");
        assertThat(spec.at("/parentRefs/0/namespace").asText()).isEqualTo("gateways");
        assertThat(spec.at("/parentRefs/0/sectionName").asText()).isEqualTo("https");
        assertThat(spec.at("/rules/0/matches/0/path/value").asText()).isEqualTo("/live/phones");
        assertThat(spec.at("/rules/0/backendRefs/0/name").asText()).isEqualTo("phones-dashboard");

        namespace.in("annotate", ROUTE, "team.example.com/note=b");
        namespace.apply("phones", GATEWAY.formatted("/phones"));
        until("/phones", () -> route().at("/spec/rules/0/matches/0/path/value").asText());
        // what the API server fills in is no drift: otherwise this would go on
        stays(Duration.ofSeconds(10), () -> route().at("/metadata/generation").asInt() == 2);
        namespace.in("patch", ROUTE, "--type=merge", "-p", "{\"spec\": {\"hostnames\": [\"other.example.com\"]}}");
        until("shop.example.com", () -> route().at("/spec/hostnames/0").asText());
        assertThat(route().at("/metadata/annotations").has("team.example.com/note"))
                .isTrue();

        namespace.apply("phones", "{dashboard: {gateway: null}}");
        soon(() -> !namespace.exists(ROUTE));
    }

    @Test
    void theDefinitionRefusesWhatIsNoRoute() {
        Kubectl.Answer answer = namespace.kubectl().ask("""
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: wrong}
                spec: {rules: [{matches: [{path: {type: PathPrefix, value: phones}}]}]}
                """, "-n", namespace.name(), "apply", "-f", "-");

        assertThat(answer.code()).isNotZero();
        assertThat(answer.errors()).contains("value must be an absolute path");
    }

    private JsonNode route() {
        return Documents.parse(namespace.in("get", ROUTE, "-o", "json"));
    }
}
