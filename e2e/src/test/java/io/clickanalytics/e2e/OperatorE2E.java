package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.TestNamespace.soon;
import static io.clickanalytics.e2e.cluster.TestNamespace.stays;
import static io.clickanalytics.e2e.cluster.TestNamespace.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TestNamespace;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The operator against a real API server with real controllers; its driver is a stand-in. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OperatorE2E {
    private static final String SAME = "{suspended: true, kafka: {results: {topic: same}}}";

    private final TestNamespace namespace;
    private OperatorProcess operator;

    OperatorE2E(TestCluster cluster) {
        namespace = new TestNamespace(cluster, "operator");
        operator = namespace.operator();
    }

    @AfterEach
    void clear() {
        namespace.clear();
    }

    @AfterAll
    void remove() {
        operator.close();
        namespace.close();
    }

    @Test
    void aResourceIsReadyOnceDataFlowsAndNotAnyMoreWhenItStops() {
        apply("phones", "{}");
        namespace.executor("phones");

        in("wait", "--for=condition=Ready", "clickanalytics/phones", "--timeout=180s");

        namespace.driver().committing(false);
        in("wait", "--for=condition=Ready=false", "clickanalytics/phones", "--timeout=180s");
        assertThat(condition("phones", "Ready", "reason")).isEqualTo("NoCommit");
    }

    @Test
    void whatOthersChangeIsPutRightAndWhatTheyAddStays() {
        apply("phones", "{suspended: true}");
        until("Suspended", () -> condition("phones", "Ready", "reason"));
        in("label", "service/phones-driver", "configmap/phones-executors", "team=a");
        in("annotate", "statefulset/phones-driver", "team.example.com/note=b");

        in("delete", "configmap/phones-pipeline", "networkpolicy/phones-driver");
        in("scale", "statefulset/phones-driver", "--replicas=1");
        in("patch", "configmap/phones-executors", "--type=merge", "-p", "{\"data\": {\"executors\": \"9\"}}");
        Instant changed = Instant.now();

        until("0", () -> in("get", "statefulset/phones-driver", "-o", "jsonpath={.spec.replicas}"));
        until("2", () -> in("get", "configmap/phones-executors", "-o", "jsonpath={.data.executors}"));
        soon(() -> exists("configmap/phones-pipeline") && exists("networkpolicy/phones-driver"));
        System.out.printf(
                "drift is put right after %d ms%n",
                Duration.between(changed, Instant.now()).toMillis());
        assertThat(in("get", "service,configmap", "-l", "team=a", "-o", "name").lines())
                .containsExactlyInAnyOrder("service/phones-driver", "configmap/phones-executors");
        assertThat(in("get", "statefulset/phones-driver", "-o", "jsonpath={.metadata.annotations}"))
                .contains("team.example.com/note");
    }

    @Test
    void aChangeIsShownWithItsClassAndRestartsOnlyWhatItMust() {
        ready("phones");
        String first = pod();

        patch("phones", "{\"spec\": {\"window\": {\"length\": \"4s\"}}}");
        until("Rewind", () -> in("get", "clickanalytics/phones", "-o", "jsonpath={.status.change.class}"));
        in("wait", "--for=condition=Ready", "clickanalytics/phones", "--timeout=180s");
        String rewound = pod();

        patch("phones", "{\"spec\": {\"spark\": {\"driver\": {\"memory\": \"2Gi\"}}}}");
        until("DriverRoll", () -> in("get", "clickanalytics/phones", "-o", "jsonpath={.status.change.class}"));
        soon(() -> !pod().equals(first) && !pod().isEmpty());
        in("wait", "--for=condition=Ready", "clickanalytics/phones", "--timeout=180s");

        assertThat(rewound).isEqualTo(first);
    }

    @Test
    void aChangeIsNotReadyBeforeTheDriverCountsWithIt() {
        ready("phones");
        namespace.driver().taking(false);

        patch("phones", "{\"spec\": {\"window\": {\"length\": \"4s\"}}}");
        until("ChangePending", () -> condition("phones", "PipelineReady", "reason"));
        stays(Duration.ofSeconds(15), () -> condition("phones", "Ready", "status")
                .equals("False"));
        namespace.driver().taking(true);

        in("wait", "--for=condition=Ready", "clickanalytics/phones", "--timeout=60s");
        assertThat(condition("phones", "Ready", "observedGeneration"))
                .isEqualTo(in("get", "clickanalytics/phones", "-o", "jsonpath={.metadata.generation}"));
    }

    @Test
    void kubectlScaleReachesTheDriverWithoutARestart() {
        ready("phones");
        String before = pod();
        String mounted = mounted();

        in("scale", "clickanalytics/phones", "--replicas=4");

        until("4", () -> in("get", "configmap/phones-executors", "-o", "jsonpath={.data.executors}"));
        soon(() -> !mounted().equals(mounted));
        assertThat(pod()).isEqualTo(before);
        until("4", () -> in("get", "clickanalytics/phones", "-o", "jsonpath={.status.executors.desired}"));
    }

    @Test
    void whatIsNotAskedForAnyMoreIsRemoved() {
        apply("phones", "{suspended: true, dashboard: {ingress: {host: phones.example.com}}}");
        soon(() -> exists("ingress/phones-dashboard"));

        patch("phones", "{\"spec\": {\"dashboard\": {\"ingress\": null}}}");

        soon(() -> !exists("ingress/phones-dashboard"));
    }

    @Test
    void theYoungerOfTwoWithTheSameResultsMakesNothingUntilTheElderIsGone() {
        apply("elder", SAME);
        until("Suspended", () -> condition("elder", "Ready", "reason"));

        apply("younger", SAME);
        until("Collision", () -> condition("younger", "Ready", "reason"));
        boolean made = exists("statefulset/younger-driver");
        in("delete", "clickanalytics/elder", "--timeout=180s");

        until("Suspended", () -> condition("younger", "Ready", "reason"));
        assertThat(made).isFalse();
    }

    @Test
    void oneManagerOwnsWhatIsMade() {
        apply("phones", "{suspended: true}");
        until("Suspended", () -> condition("phones", "Ready", "reason"));

        String managers = in(
                "get",
                "configmaps,services,serviceaccounts,roles,rolebindings,networkpolicies",
                "-l",
                "app.kubernetes.io/instance=phones",
                "--show-managed-fields",
                "-o",
                "jsonpath={range .items[*].metadata.managedFields[*]}{.manager} {.operation}{\"\\n\"}{end}");

        assertThat(managers.lines().distinct()).containsExactly("clickanalytics Apply");
    }

    @Test
    void aPausedResourceIsLeftAsItIs() {
        apply("phones", "{suspended: true}");
        until("Suspended", () -> condition("phones", "Ready", "reason"));
        in("annotate", "clickanalytics/phones", "clickanalytics.io/pause=true");
        until("True", () -> condition("phones", "Paused", "status"));

        in("delete", "configmap/phones-pipeline");
        stays(Duration.ofSeconds(8), () -> !exists("configmap/phones-pipeline"));
        in("annotate", "clickanalytics/phones", "clickanalytics.io/pause-");

        soon(() -> exists("configmap/phones-pipeline"));
    }

    @Test
    void afterADeletionNothingIsLeft() {
        ready("phones");

        in("delete", "clickanalytics/phones", "--timeout=180s");

        until("", namespace::children);
    }

    @Test
    void anOperatorThatIsKilledIsContinuedByTheNext() throws InterruptedException {
        apply("phones", "{}");
        operator.kill();
        operator = namespace.operator();
        namespace.executor("phones");

        in("wait", "--for=condition=Ready", "clickanalytics/phones", "--timeout=180s");

        assertThat(pod()).isNotEmpty();
    }

    private void ready(String name) {
        namespace.ready(name);
    }

    private void apply(String name, String spec) {
        namespace.apply(name, spec);
    }

    private void patch(String name, String patch) {
        namespace.patch(name, patch);
    }

    private String pod() {
        return namespace
                .kubectl()
                .ask("", "-n", namespace.name(), "get", "pod/phones-driver-0", "-o", "jsonpath={.metadata.uid}")
                .output();
    }

    private String mounted() {
        return in("get", "pod/phones-driver-0", "-o", "jsonpath={.metadata.annotations.clickanalytics\\.io/mounted}");
    }

    private String condition(String name, String type, String field) {
        return namespace.condition(name, type, field);
    }

    private boolean exists(String object) {
        return namespace.exists(object);
    }

    private String in(String... arguments) {
        return namespace.in(arguments);
    }
}
