package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clickanalytics.api.Checked;
import io.clickanalytics.api.ResourceReader;
import io.clickanalytics.e2e.cluster.Kubectl;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.harness.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The resource on a real API server, by kubectl: what is accepted, refused, defaulted and shown. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ResourceE2E {
    private static final String CRDS = Documents.ROOT.resolve("crds").toString();

    private final Kubectl kubectl;
    private final String namespace = name("resource");

    ResourceE2E(TestCluster cluster) {
        this.kubectl = cluster.kubectl();
    }

    @BeforeAll
    void install() {
        kubectl.run("create", "namespace", namespace);
    }

    @AfterAll
    void remove() {
        kubectl.run("delete", "namespace", namespace, "--wait=false");
    }

    static Stream<Path> examples() {
        return Documents.examples();
    }

    static Stream<Refusal> badResources() {
        return Refusal.resources();
    }

    static Stream<Refusal> edits() {
        return Refusal.edits();
    }

    @Test
    void kustomizeRendersTheCheckedInCrd() {
        String rendered = kubectl.run("kustomize", CRDS);

        assertThat(Documents.parse(rendered).equals(ResourceE2E::compare, CrdRules.crd()))
                .as(rendered)
                .isTrue();
    }

    /** kustomize writes 100.0 as 100. */
    private static int compare(JsonNode one, JsonNode other) {
        boolean areNumbers = one.isNumber() && other.isNumber();
        boolean isSame = areNumbers ? one.asDouble() == other.asDouble() : one.equals(other);
        return isSame ? 0 : 1;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsAcceptedAndGetsTheDefaultsThatTheReaderSets(Path example) {
        var read = ((Checked.Valid) ResourceReader.read(example)).resource();

        JsonNode stored =
                Documents.parse(inNamespace("create", "--dry-run=server", "-f", example.toString(), "-o", "json"));

        assertThat(stored.get("spec")).isEqualTo(Documents.written(read.spec()));
    }

    @Test
    void theLeastResourceGetsTheDefaultsThatTheReaderSets() {
        String least = Documents.resource(name("least"), "{}");
        var read = ((Checked.Valid) ResourceReader.parse(least)).resource();

        String stored = kubectl.feed(least, "create", "-n", namespace, "-f", "-", "-o", "json");

        assertThat(Documents.parse(stored).get("spec")).isEqualTo(Documents.written(read.spec()));
    }

    @ParameterizedTest
    @MethodSource("badResources")
    void aBadResourceIsRefusedWhereTheApiServerCanKnow(Refusal bad) {
        String resource = Documents.resource(name("bad"), bad.after());

        Kubectl.Answer answer = kubectl.ask(resource, "apply", "-n", namespace, "--dry-run=server", "-f", "-");

        assertSaid(answer, bad.apiServer());
        assertThat(answer.errors()).as("a password of the examples").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @MethodSource("edits")
    void anEditIsRefusedOrAccepted(Refusal edit) {
        String name = name("edited");
        kubectl.feed(Documents.resource(name, edit.before()), "create", "-n", namespace, "-f", "-");

        Kubectl.Answer answer = kubectl.ask(
                Documents.resource(name, edit.after()), "replace", "-n", namespace, "--dry-run=server", "-f", "-");

        assertSaid(answer, edit.apiServer());
    }

    private static void assertSaid(Kubectl.Answer answer, List<String> expected) {
        assertThat(answer.code()).as(answer.errors()).isEqualTo(expected.isEmpty() ? 0 : 1);
        assertThat(expected).as(answer.errors()).allMatch(line -> Refusal.isSaid(line, answer.errors()));
        // how CEL puts it when a rule itself fails
        assertThat(answer.errors()).doesNotContain("evaluating rule");
    }

    @Test
    void everyRuleOfTheCrdIsBrokenByOneOfThese() {
        List<String> messages = Stream.concat(badResources(), edits())
                .flatMap(refusal -> refusal.apiServer().stream())
                .toList();

        assertThat(CrdRules.rules())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(messages).as(rule.rule()).anyMatch(rule::says));
    }

    @Test
    void explainDescribesEveryFieldOfTheWindow() {
        String explained = kubectl.run("explain", "clickanalytics.spec.window").replaceAll("\\s+", " ");

        assertThat(CrdRules.schema("spec", "window").get("properties").properties())
                .isNotEmpty()
                .allSatisfy(field -> assertThat(explained)
                        .contains(
                                field.getKey(),
                                field.getValue().get("description").asText()));
    }

    @Test
    void getShowsWhetherItIsReadyAndWhatItCounts() {
        String name = name("shown");
        kubectl.feed(Documents.resource(name, "window: {length: 5s}"), "create", "-n", namespace, "-f", "-");
        patchStatus(name, """
                {"status": {"executors": {"running": 2}, "conditions": [
                  {"type": "Ready", "status": "False", "reason": "Starting", "message": "no commit yet"}]}}
                """);

        List<String> shown = inNamespace("get", "cla", name).lines().toList();

        assertThat(shown.get(0).split("\\s+"))
                .containsExactly("NAME", "READY", "REASON", "INPUT", "WINDOW", "EXECUTORS", "AGE");
        assertThat(shown.get(1).split("\\s+")).startsWith(name, "False", "Starting", "in", "5s", "2");
    }

    @Test
    void scaleSetsTheExecutorsAndShowsThoseRunning() {
        String name = name("scaled");
        kubectl.feed(Documents.resource(name, "spark: {executors: 2}"), "create", "-n", namespace, "-f", "-");
        patchStatus(name, "{\"status\": {\"executors\": {\"running\": 2, \"selector\": \"role=executor\"}}}");

        inNamespace("scale", "clickanalytics/" + name, "--replicas=4");

        JsonNode scale =
                Documents.parse(inNamespace("get", "clickanalytics", name, "--subresource=scale", "-o", "json"));
        assertThat(inNamespace("get", "clickanalytics", name, "-o", "jsonpath={.spec.spark.executors}"))
                .isEqualTo("4");
        assertThat(scale.at("/spec/replicas").asInt()).isEqualTo(4);
        assertThat(scale.at("/status/replicas").asInt()).isEqualTo(2);
        assertThat(scale.at("/status/selector").asText()).isEqualTo("role=executor");
    }

    private void patchStatus(String name, String patch) {
        inNamespace("patch", "clickanalytics", name, "--subresource=status", "--type=merge", "-p", patch);
    }

    private String inNamespace(String... arguments) {
        return kubectl.run(
                Stream.concat(Stream.of("-n", namespace), Stream.of(arguments)).toArray(String[]::new));
    }

    private static String name(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
