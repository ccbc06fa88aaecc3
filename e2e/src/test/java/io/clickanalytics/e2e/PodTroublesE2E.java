package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.cluster.InNamespace;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorAccount;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.harness.Documents;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Pods that a real Kubernetes does not make or cannot start; there is no image of these names. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PodTroublesE2E {
    /** The kubelet tries to pull an image, and the operator looks again, within this time. */
    private static final Duration SOON = Duration.ofMinutes(3);

    private final InNamespace namespace;
    private final OperatorProcess operator;

    PodTroublesE2E(TestCluster cluster) {
        String name = "troubles-" + UUID.randomUUID().toString().substring(0, 8);
        namespace = new InNamespace(cluster.kubectl(), name);
        cluster.kubectl().run("create", "namespace", name);
        operator = OperatorProcess.start(
                OperatorAccount.in(name, cluster.kubectl()),
                name,
                Map.of("CLICKANALYTICS_NAMESPACES", name, "CLICKANALYTICS_CLUSTER_ID", "of-a-test"));
    }

    @AfterAll
    void remove() {
        namespace.run("delete", "clickanalytics", "--all", "--timeout=120s");
        operator.close();
        namespace.kubectl().run("delete", "namespace", namespace.name(), "--wait=false");
    }

    @Test
    void eachIsSaidWithThePodAndWhatToDoUntilItIsOver() {
        namespace.run("create", "quota", "few", "--hard=pods=0");
        namespace.apply(Documents.resource(
                "phones",
                "{spark: {driver: {cpu: 50m, memory: 600Mi}}}",
                "{dashboard: {replicas: 1, ingress: {host: phones.example.com}, signIn: {issuer: 'https://login.example.com',"
                        + " clientId: phones, clientSecret: login}}}"));

        says("PipelineReady", "PodForbidden", "phones-driver-0", "exceeded quota: few", "raise the quota");
        says("DashboardReady", "SignInSecretMissing", "Secret " + namespace.name() + "/login", "make it");
        namespace.run("create", "secret", "generic", "login", "--from-literal=clientSecret=short");
        says("DashboardReady", "SignInSecretUnusable", "fewer than 16 characters");
        namespace.run("delete", "secret", "login");
        namespace.run("create", "secret", "generic", "login", "--from-literal=clientSecret=0123456789abcdef");
        says("DashboardReady", "PodForbidden", "Deployment phones-dashboard", "exceeded quota: few");
        namespace.run("delete", "quota", "few");

        says("PipelineReady", "ImageNotPulled", "phones-driver-0", "example.invalid/clickanalytics/pipeline:0");
        says("DashboardReady", "ImageNotPulled", "phones-dashboard-", "example.invalid/clickanalytics/dashboard:0");
        namespace.patch("clickanalytics/phones", "{\"spec\": {\"spark\": {\"driver\": {\"cpu\": \"1000\"}}}}");
        says("PipelineReady", "Unschedulable", "phones-driver-0", "spec.spark.driver.cpu");
        assertThat(said("Stalled", "status")).isEqualTo("True");
    }

    private void says(String type, String reason, String... words) {
        await(reason).atMost(SOON).untilAsserted(() -> {
            assertThat(said(type, "reason")).isEqualTo(reason);
            assertThat(said(type, "message")).contains(words);
        });
    }

    private String said(String type, String field) {
        return namespace.condition("clickanalytics/phones", type, field);
    }
}
