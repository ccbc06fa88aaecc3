package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.TestNamespace.soon;
import static io.clickanalytics.e2e.cluster.TestNamespace.stays;
import static io.clickanalytics.e2e.cluster.TestNamespace.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TestNamespace;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two resources through which data flows, and an edit of one that claims a name of the other: who has it keeps it. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EditedNamesE2E {
    private static final String NAMES =
            "{kafka: {deadLetters: {topic: dead-%1$s}}, dashboard: {ingress: {host: %1$s.example.com}}}";
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private final TestNamespace namespace;
    private OperatorProcess operator;

    EditedNamesE2E(TestCluster cluster) {
        namespace = new TestNamespace(cluster, "edited");
    }

    @BeforeAll
    void twoRun() {
        operator = namespace.operator();
        runs("elder");
        // creation times have seconds: the same second would leave it to the names
        await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
        runs("younger");
    }

    @AfterAll
    void end() {
        namespace.clear();
        operator.close();
        namespace.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "elder   | younger | {'kafka':{'deadLetters':{'topic':'%s'}}}     | topic dead-younger",
                "younger | elder   | {'kafka':{'deadLetters':{'topic':'%s'}}}     | topic dead-elder",
                "elder   | younger | {'dashboard':{'ingress':{'host':'%s'}}}      | host younger.example.com",
                "younger | elder   | {'dashboard':{'ingress':{'host':'%s'}}}      | host elder.example.com"
            },
            quoteCharacter = '"')
    void whoHasANameKeepsItAndWhoEditsIsToldUntilTheEditIsTakenBack(
            String editor, String holder, String edit, String found) {
        String name = found.substring(found.indexOf(' ') + 1);
        String before = namespace.children();

        namespace.patch(editor, spec(edit.formatted(name)));

        until("Collision", () -> namespace.condition(editor, "Ready", "reason"));
        assertThat(namespace.condition(editor, "Ready", "message"))
                .contains(found, namespace.name() + "/" + holder, "choose another");
        assertThat(namespace.condition(editor, "Stalled", "status")).isEqualTo("True");
        stays(A_WHILE, () -> flows(holder) && namespace.children().equals(before));
        assertThat(namespace.condition(editor, "Ready", "reason")).isEqualTo("Collision");

        namespace.patch(editor, spec(edit.formatted(name.replace(holder, editor))));

        until("True", () -> namespace.condition(editor, "Ready", "status"));
        assertThat(namespace.condition(editor, "Stalled", "status")).isEmpty();
        assertThat(flows(holder)).isTrue();
        assertThat(namespace.children()).isEqualTo(before);
    }

    /** The holder lets go: nobody needs to touch the one that waits. */
    @Test
    void theNameOfOneThatGivesItUpGoesToTheOneThatWaits() {
        namespace.patch("elder", spec("{'dashboard':{'ingress':{'host':'younger.example.com'}}}"));
        until("Collision", () -> namespace.condition("elder", "Ready", "reason"));

        namespace.patch("younger", spec("{'dashboard':{'ingress':{'host':'other.example.com'}}}"));

        until("True", () -> namespace.condition("elder", "Ready", "status"));
        until("younger.example.com", () -> host("elder"));
        namespace.patch("elder", spec("{'dashboard':{'ingress':{'host':'elder.example.com'}}}"));
        until("elder.example.com", () -> host("elder"));
        namespace.patch("younger", spec("{'dashboard':{'ingress':{'host':'younger.example.com'}}}"));
        until("younger.example.com", () -> host("younger"));
        until("True", () -> namespace.condition("younger", "Ready", "status"));
    }

    private void runs(String name) {
        namespace.apply(name, NAMES.formatted(name));
        namespace.executor(name);
        until("True", () -> namespace.condition(name, "Ready", "status"));
        soon(() -> namespace.settled(name));
    }

    private boolean flows(String name) {
        return namespace.condition(name, "Ready", "status").equals("True");
    }

    private String host(String name) {
        return namespace.in("get", "ingress/" + name + "-dashboard", "-o", "jsonpath={.spec.rules[0].host}");
    }

    private static String spec(String json) {
        return "{\"spec\":" + json.replace('\'', '"') + "}";
    }
}
