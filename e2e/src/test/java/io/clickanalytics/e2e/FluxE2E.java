package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.TestNamespace.soon;
import static io.clickanalytics.e2e.cluster.TestNamespace.stays;
import static io.clickanalytics.e2e.cluster.TestNamespace.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clickanalytics.e2e.cluster.Kustomized;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TestNamespace;
import io.clickanalytics.e2e.flux.Flux;
import io.clickanalytics.e2e.flux.GitRepository;
import io.clickanalytics.e2e.harness.Documents;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What Flux's own controllers make of manifests/gitops/flux and of a Git repository with resources at the paths which these
 * files name. The operator is a process of this machine, and its drivers are stand-ins. Of the long tests, as
 * the controllers are built first.
 */
@Tag("soak")
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FluxE2E {
    private static final String PIPELINES = "kustomization/pipelines";
    private static final String OPERATOR = "kustomization/clickanalytics-operator";
    /** What is the whole cluster's, and what the namespaces of the test are. */
    private static final Set<String> NOT_OURS = Set.of("CustomResourceDefinition", "Namespace");

    private final Flux flux;
    private final TestNamespace analytics;
    private final OperatorProcess operator;
    private final GitRepository git;
    private final String installation;

    FluxE2E(TestCluster cluster) throws IOException {
        flux = new Flux(cluster.kubectl());
        analytics = new TestNamespace(cluster, "gitops");
        operator = analytics.operator();
        git = new GitRepository(flux.folder().resolve("repository"));
        installation = installation();
    }

    @BeforeAll
    void follow() {
        flux.whenReady();
        commit(Map.of("nothing", "{suspended: true}"));
        flux.follow(git);
        until("True", () -> flux.system().condition(PIPELINES, "Ready", "status"));
    }

    @AfterAll
    void remove() {
        flux.close();
        git.close();
        analytics.clear();
        operator.close();
        analytics.close();
    }

    @Test
    void theOperatorIsAppliedBeforeThePipelinesAndInTheSameRevision() {
        String revision = delivered(Map.of("first", "{suspended: true}"));

        assertThat(flux.system().condition(OPERATOR, "Ready", "message")).isEqualTo("Applied revision: " + revision);
        assertThat(analytics.exists("deployment/clickanalytics-operator-" + analytics.name()))
                .isTrue();
    }

    @Test
    void pipelinesAreReadyWhenClicksFlowAndNotBefore() {
        String revision = push(Map.of("flowing", "{}"));
        soon(() -> analytics.exists("clickanalytics/flowing"));
        until("Progressing", () -> said("Healthy", "reason"));
        stays(Duration.ofSeconds(15), () -> said("Ready", "status").equals("Unknown"));

        analytics.executor("flowing");

        applied(revision);
        assertThat(analytics.condition("flowing", "Ready", "status")).isEqualTo("True");
    }

    @Test
    void pipelinesFailAtOnceWhenOneNeedsSomebodyAndAreReadyWhenItIsHelped() {
        push(Map.of("stuck", "{kafka: {clients: {secret: absent}}}"));

        until("HealthCheckFailed", () -> said("Ready", "reason"));
        assertThat(said("Ready", "message"))
                .contains("failed early due to stalled resources")
                .contains("ClickAnalytics/" + analytics.name() + "/stuck status: 'Failed'");
        assertThat(analytics.condition("stuck", "Stalled", "reason")).isEqualTo("SecretMissing");

        analytics.in("create", "secret", "generic", "absent", "--from-literal=client.properties=client.id=a");
        analytics.executor("stuck");

        // without a commit, and without being asked
        until("True", () -> said("Ready", "status"));
        assertThat(analytics.condition("stuck", "Ready", "status")).isEqualTo("True");
    }

    @Test
    void whatIsSuspendedInGitIsReady() {
        delivered(Map.of("asleep", "{suspended: true}"));

        assertThat(analytics.condition("asleep", "Ready", "reason")).isEqualTo("Suspended");
        assertThat(said("Healthy", "status")).isEqualTo("True");
    }

    @Test
    void executorsAreLeftToWhoeverScalesAndTheRestIsSetBack() {
        Map<String, String> files =
                Map.of("scaled", "{suspended: true, spark: {executors: 3}, dashboard: {title: Ours}}");
        delivered(files);
        String first = executors();

        analytics.in("scale", "clickanalytics/scaled", "--replicas=5");
        analytics.patch("scaled", "{\"spec\": {\"dashboard\": {\"title\": \"Theirs\"}}}");
        flux.reconcile(PIPELINES);

        assertThat(title()).isEqualTo("Ours");
        assertThat(executors()).isEqualTo("5");

        delivered(Map.of("scaled", files.get("scaled").replace("Ours", "New")));

        assertThat(title()).isEqualTo("New");
        assertThat(executors()).isEqualTo("5");
        assertThat(first).isEqualTo("2");
    }

    /** Flux counts what these write as its own; docs/gitops.md says so. */
    @Test
    void executorsThatKubectlPatchesAreTakenBack() {
        delivered(Map.of("scaled", "{suspended: true}"));

        analytics.patch("scaled", "{\"spec\": {\"spark\": {\"executors\": 7}}}");
        flux.reconcile(PIPELINES);

        assertThat(executors()).isEqualTo("2");
    }

    @Test
    void whatIsNotInGitAnyMoreIsRemoved() {
        delivered(Map.of("kept", "{suspended: true}", "gone", "{suspended: true}"));

        delivered(Map.of("kept", "{suspended: true}"));

        soon(() -> !analytics.exists("clickanalytics/gone"));
        assertThat(analytics.exists("clickanalytics/kept")).isTrue();
    }

    /** Commits it and returns when Flux has applied it and found it healthy. */
    private String delivered(Map<String, String> specs) {
        String revision = push(specs);
        applied(revision);
        return revision;
    }

    private void applied(String revision) {
        until("Applied revision: " + revision, () -> said("Ready", "message"));
    }

    /** Commits it and tells Flux so. */
    private String push(Map<String, String> specs) {
        String revision = commit(specs);
        flux.reconcile("gitrepository/clickanalytics");
        return revision;
    }

    /** A resource of each name and nothing else, beside the operator; returns the revision in Flux's words. */
    private String commit(Map<String, String> specs) {
        Map<String, String> files = new HashMap<>(Map.of(path("clickanalytics-operator") + "/all.yaml", installation));
        specs.forEach((name, spec) -> files.put(path("pipelines") + "/" + name + ".yaml", resource(name, spec)));
        return "main@sha1:" + git.commit(files);
    }

    private String resource(String name, String spec) {
        var resource = (ObjectNode) Documents.parse(TestNamespace.document(name, spec));
        ((ObjectNode) resource.get("metadata")).put("namespace", analytics.name());
        return resource.toString();
    }

    /** Where our file looks. */
    private static String path(String kustomization) {
        return Documents.read(Documents.ROOT.resolve("manifests/gitops/flux/kustomization-" + kustomization + ".yaml"))
                .at("/spec/path")
                .asText();
    }

    /** The operator as it is installed, under names of its own and without a pod. */
    private String installation() {
        String name = analytics.name();
        return Kustomized.of(
                        "cluster-wide",
                        analytics.kubectl(),
                        "namespace: " + name,
                        "nameSuffix: -" + name,
                        "replicas: [{name: clickanalytics-operator, count: 0}]")
                .objects()
                .stream()
                .filter(object -> !NOT_OURS.contains(object.get("kind").asText()))
                .map(JsonNode::toString)
                .collect(Collectors.joining("\n---\n"));
    }

    private String said(String type, String field) {
        return flux.system().condition(PIPELINES, type, field);
    }

    private String executors() {
        return analytics.in("get", "clickanalytics/scaled", "-o", "jsonpath={.spec.spark.executors}");
    }

    private String title() {
        return analytics.in("get", "clickanalytics/scaled", "-o", "jsonpath={.spec.dashboard.title}");
    }
}
