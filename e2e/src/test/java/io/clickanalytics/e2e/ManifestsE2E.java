package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clickanalytics.api.Checked;
import io.clickanalytics.api.ResourceReader;
import io.clickanalytics.e2e.cluster.Kubectl;
import io.clickanalytics.e2e.cluster.Kustomized;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.harness.Documents;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is installed by kubectl, and the examples: each renders, and a real API server takes it. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ManifestsE2E {
    private static final Set<String> OTHERS = Set.of("gitops/argocd/apps", "gitops/flux", "monitoring");
    private static final Set<String> CLUSTER_WIDE = Set.of("ClusterRole", "ClusterRoleBinding");
    private static final List<String> IMAGES = List.of(
            "images:",
            "- {name: clickanalytics-operator, newName: mirror/one, newTag: a}",
            "- {name: clickanalytics-pipeline, newName: mirror/two, newTag: b}",
            "- {name: clickanalytics-dashboard, newName: mirror/three, newTag: c}");

    private final Kubectl kubectl;
    private final String namespace = "manifests-" + UUID.randomUUID().toString().substring(0, 8);

    ManifestsE2E(TestCluster cluster) {
        this.kubectl = cluster.kubectl();
    }

    @BeforeAll
    void install() {
        JsonNode restricted = Kustomized.of("one-namespace", kubectl, "namespace: " + namespace)
                .of("Namespace")
                .get(0);
        kubectl.feed(restricted.toString(), "apply", "--server-side", "-f", "-");
    }

    @AfterAll
    void remove() {
        kubectl.run("delete", "namespace", namespace, "--wait=false");
    }

    static Stream<String> folders() {
        return Kustomized.folders();
    }

    /** Those without the kinds of Argo CD, Flux and Prometheus' operator, which no cluster of the tests has. */
    static Stream<String> ours() {
        return folders().filter(folder -> !OTHERS.contains(folder));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void aFolderRendersAndTheApiServerTakesAllOfItWithoutAWarning(String folder) {
        String here = Kustomized.of(folder, kubectl, "namespace: " + namespace).text();

        Kubectl.Answer answer =
                kubectl.ask(here, "apply", "--server-side", "--force-conflicts", "--dry-run=server", "-f", "-");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.code()).isZero();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void namespacesAskForRestrictedPods(String folder) {
        assertThat(Kustomized.of(folder, kubectl).of("Namespace"))
                .allSatisfy(made -> assertThat(made.at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                                .asText())
                        .isEqualTo("restricted"));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void resourcesOfExamplesAreValidAndWithoutWarnings(String folder) {
        assertThat(Kustomized.of(folder, kubectl).of("ClickAnalytics"))
                .allSatisfy(resource -> assertThat(ResourceReader.parse(resource.toString()))
                        .isInstanceOf(Checked.Valid.class)
                        .extracting("warnings")
                        .isEqualTo(List.of()));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyFileOfAFolderIsUsed(String folder) {
        List<String> files = Documents.files(Documents.ROOT.resolve("manifests").resolve(folder), ".yaml")
                .map(file -> file.getFileName().toString())
                .filter(file -> !file.equals("kustomization.yaml"))
                .toList();
        JsonNode kustomization = Documents.read(
                Documents.ROOT.resolve("manifests").resolve(folder).resolve("kustomization.yaml"));

        assertThat(files)
                .allSatisfy(file -> assertThat(kustomization.toString()).contains("\"" + file + "\""));
    }

    @Test
    void imagesAreThoseOfThisVersion() {
        String version = Documents.version();

        assertThat(images("cluster-wide"))
                .containsExactly(
                        "clickanalytics-operator:" + version,
                        "clickanalytics-pipeline:" + version,
                        "clickanalytics-dashboard:" + version);
    }

    @Test
    void imagesAreSetInOnePlaceByWhoeverBuildsOnIt() {
        assertThat(images("one-namespace", IMAGES.toArray(String[]::new)))
                .containsExactly("mirror/one:a", "mirror/two:b", "mirror/three:c");
    }

    @Test
    void anotherImageOfAPipelineRollsTheOperatorThatHandsItOut() {
        String before = settings(Kustomized.of("cluster-wide", kubectl));

        String after = settings(
                Kustomized.of("cluster-wide", kubectl, "images: [{name: clickanalytics-pipeline, newTag: other}]"));

        assertThat(after).startsWith("clickanalytics-operator-settings-").isNotEqualTo(before);
    }

    @Test
    void inOneNamespaceNothingIsGivenBeyondIt() {
        Kustomized one = Kustomized.of("one-namespace", kubectl);

        assertThat(one.objects())
                .noneMatch(object -> CLUSTER_WIDE.contains(object.get("kind").asText()));
    }

    @Test
    void inOneNamespaceTheRightsAreThoseOfTheWholeCluster() {
        JsonNode one = role(Kustomized.of("one-namespace", kubectl).of("Role"));
        JsonNode wide = role(Kustomized.of("cluster-wide", kubectl).of("ClusterRole"));

        assertThat(withoutNames(one)).isNotEmpty().isEqualTo(withoutNames(wide));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster-wide", "one-namespace"})
    void inAnotherNamespaceAndUnderAnotherNameTheRightsAreStillTheOperators(String folder) {
        Kustomized moved = Kustomized.of(folder, kubectl, "namespace: elsewhere", "nameSuffix: -two");

        assertThat(moved.objects())
                .filteredOn(object -> object.get("kind").asText().endsWith("Binding"))
                .hasSize(2)
                .extracting(binding -> binding.get("subjects").toString())
                .containsOnly(
                        "[{\"kind\":\"ServiceAccount\",\"name\":\"clickanalytics-operator-two\",\"namespace\":\"elsewhere\"}]");
    }

    @Test
    void theLeaseThatMayBeHeldIsTheOneThatIsAskedFor() {
        JsonNode lease = Kustomized.of("cluster-wide", kubectl).of("Role").get(0);

        assertThat(lease.at("/rules/1/resourceNames/0").asText()).isEqualTo("clickanalytics-operator");
    }

    private List<String> images(String folder, String... lines) {
        Kustomized rendered = Kustomized.of(folder, kubectl, lines);
        JsonNode settings = rendered.of("ConfigMap").get(0).get("data");
        JsonNode operator = rendered.of("Deployment").get(0).at("/spec/template/spec/containers/0");
        return List.of(
                operator.get("image").asText(),
                settings.get("CLICKANALYTICS_PIPELINE_IMAGE").asText(),
                settings.get("CLICKANALYTICS_DASHBOARD_IMAGE").asText());
    }

    /** As the Deployment names them. */
    private static String settings(Kustomized rendered) {
        return rendered.of("Deployment")
                .get(0)
                .at("/spec/template/spec/containers/0/envFrom/0/configMapRef/name")
                .asText();
    }

    private static JsonNode role(List<JsonNode> roles) {
        return roles.stream()
                .filter(role -> role.at("/metadata/name").asText().equals("clickanalytics-operator"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> withoutNames(JsonNode role) {
        return StreamSupport.stream(role.get("rules").spliterator(), false)
                .map(rule -> rule.get("apiGroups") + " " + rule.get("resources") + " " + rule.get("verbs"))
                .toList();
    }
}
