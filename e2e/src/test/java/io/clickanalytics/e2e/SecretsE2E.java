package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.TestNamespace.soon;
import static io.clickanalytics.e2e.cluster.TestNamespace.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.e2e.cluster.Kubectl;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TestNamespace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is secret gets to the pods of those who may have it, and nowhere else. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SecretsE2E {
    private static final String PASSWORD = "opensesame-4711";
    private static final String SPEC = "{suspended: true, kafka: {clients: {secret: %s}}}";

    private final TestNamespace namespace;
    private final OperatorProcess operator;
    private final String elsewhere;

    SecretsE2E(TestCluster cluster) {
        namespace = new TestNamespace(cluster, "secrets");
        elsewhere = namespace.name() + "-elsewhere";
        operator = namespace.operator();
    }

    @BeforeAll
    void make() {
        namespace.kubectl().run("create", "namespace", elsewhere);
        secret(elsewhere, "theirs");
        secret(namespace.name(), "ours");
    }

    @AfterEach
    void clear() {
        namespace.clear();
    }

    @AfterAll
    void remove() {
        operator.close();
        namespace.close();
        namespace.kubectl().run("delete", "namespace", elsewhere, "--timeout=180s");
    }

    @Test
    void whoeverNamesASecretOfAnotherNamespaceGetsNothingOfIt() {
        namespace.apply("phones", SPEC.formatted("theirs"));

        until("SecretMissing", () -> namespace.condition("phones", "KafkaReady", "reason"));

        assertThat(namespace.in("get", "secrets", "-o", "name")).doesNotContain("phones-kafka");
        assertThat(namespace.exists("statefulset/phones-driver")).isFalse();
    }

    @Test
    void aNameWithANamespaceInItIsNoName() {
        String document = TestNamespace.document("phones", SPEC.formatted(elsewhere + "/theirs"));

        Kubectl.Answer answer = namespace.kubectl().ask(document, "-n", namespace.name(), "apply", "-f", "-");

        assertThat(answer.code()).isNotZero();
        assertThat(answer.errors()).contains("spec.kafka.clients.secret");
    }

    @Test
    void aPasswordIsInTheSecretOfThePodsAndNowhereElse() throws IOException {
        namespace.apply("phones", SPEC.formatted("ours"));
        soon(() -> namespace.settled("phones"));

        String everythingElse = namespace.in("get", "all,configmaps,events,clickanalytics,ingresses", "-o", "yaml");

        assertThat(namespace.in("get", "secret/phones-kafka", "-o", "jsonpath={.data.client\\.properties}"))
                .isEqualTo(encoded());
        assertThat(everythingElse).doesNotContain(PASSWORD).doesNotContain(encoded());
        assertThat(Files.readString(operator.log())).doesNotContain(PASSWORD).doesNotContain(encoded());
    }

    private void secret(String where, String name) {
        namespace
                .kubectl()
                .run(
                        "-n",
                        where,
                        "create",
                        "secret",
                        "generic",
                        name,
                        "--from-literal=client.properties=" + properties());
    }

    private static String properties() {
        return "security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\nsasl.jaas.config=" + PASSWORD;
    }

    private static String encoded() {
        return Base64.getEncoder().encodeToString(properties().getBytes(StandardCharsets.UTF_8));
    }
}
