package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.cluster.Kubectl;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.StandInDriver;
import io.clickanalytics.e2e.cluster.StandInNode;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.harness.Documents;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The operator against a real API server with real controllers; its driver is a stand-in. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OperatorE2E {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final String CRDS = Documents.ROOT.resolve("crds").toString();
    /** The driver fits on no real node: its pod is the stand-in's. */
    private static final String SMALL = "{dashboard: {replicas: 0}, spark: {driver: {cpu: \"1000\"}}}";

    /** Kinds that nobody else writes just now. */
    private static final String KINDS =
            "clickanalytics|configmaps|secrets|services|statefulsets|deployments|pods|events|roles"
                    + "|rolebindings|serviceaccounts|networkpolicies|poddisruptionbudgets|ingresses";

    private final Kubectl kubectl;
    private final KubernetesClient client;
    private final String namespace = "operator-" + UUID.randomUUID().toString().substring(0, 8);
    private OperatorProcess operator;
    private StandInNode node;
    private StandInDriver driver;

    OperatorE2E(TestCluster cluster) {
        this.kubectl = cluster.kubectl();
        this.client = cluster.client();
    }

    @BeforeAll
    void install() {
        kubectl.run("apply", "--server-side", "--force-conflicts", "-k", CRDS);
        kubectl.run("wait", "--for=condition=Established", "crd/clickanalytics.clickanalytics.io", "--timeout=60s");
        kubectl.run("create", "namespace", namespace);
        node = new StandInNode(client, namespace);
        driver = new StandInDriver(node);
        operator = start();
    }

    @AfterEach
    void clear() {
        driver.committing(true);
        in("delete", "clickanalytics", "--all", "--timeout=60s");
        in("delete", "pods", "--all", "--timeout=60s");
    }

    @AfterAll
    void remove() {
        operator.close();
        driver.close();
        kubectl.run("delete", "namespace", namespace, "--timeout=60s");
        node.close();
    }

    @Test
    void aResourceIsReadyOnceDataFlowsAndNotAnyMoreWhenItStops() {
        apply("phones", "{}");
        executor("phones");

        in("wait", "--for=condition=Ready", "clickanalytics/phones", "--timeout=60s");

        driver.committing(false);
        in("wait", "--for=condition=Ready=false", "clickanalytics/phones", "--timeout=90s");
        assertThat(condition("phones", "Ready", "reason")).isEqualTo("NoCommit");
    }

    @Test
    void aSuspendedResourceThatIsUnchangedCausesNoWrite() {
        apply("phones", "{suspended: true}");
        await().atMost(SOON).until(() -> exists("configmap/phones-applied"));

        String before = writes(KINDS);

        stays(Duration.ofSeconds(20), () -> writes(KINDS).equals(before));
    }

    @Test
    void underTrafficAStatusIsWrittenAtMostOnceAMinute() {
        ready("phones");
        await().atMost(SOON).until(() -> exists("configmap/phones-applied"));

        long before = count(writes("clickanalytics"));

        stays(Duration.ofSeconds(58), () -> count(writes("clickanalytics")) <= before + 1);
    }

    @Test
    void whatOthersChangeIsPutRightAndWhatTheyAddStays() {
        apply("phones", "{suspended: true}");
        until("Suspended", () -> condition("phones", "Ready", "reason"));
        in("label", "service", "phones-driver", "team=a");

        in("delete", "configmap/phones-pipeline", "networkpolicy/phones-driver");
        in("scale", "statefulset/phones-driver", "--replicas=1");

        until("0", () -> in("get", "statefulset/phones-driver", "-o", "jsonpath={.spec.replicas}"));
        await().atMost(SOON).until(() -> exists("configmap/phones-pipeline") && exists("networkpolicy/phones-driver"));
        assertThat(in("get", "service/phones-driver", "-o", "jsonpath={.metadata.labels.team}"))
                .isEqualTo("a");
    }

    @Test
    void aChangeIsShownWithItsClassAndRestartsOnlyWhatItMust() {
        ready("phones");
        String first = pod();

        patch("phones", "{\"spec\": {\"window\": {\"length\": \"4s\"}}}");
        until("Rewind", () -> in("get", "clickanalytics/phones", "-o", "jsonpath={.status.change.class}"));
        in("wait", "--for=condition=Ready", "clickanalytics/phones", "--timeout=60s");
        String rewound = pod();

        patch("phones", "{\"spec\": {\"spark\": {\"driver\": {\"memory\": \"2Gi\"}}}}");
        until("DriverRoll", () -> in("get", "clickanalytics/phones", "-o", "jsonpath={.status.change.class}"));
        await().atMost(SOON).until(() -> !pod().equals(first) && !pod().isEmpty());
        in("wait", "--for=condition=Ready", "clickanalytics/phones", "--timeout=60s");

        assertThat(rewound).isEqualTo(first);
    }

    @Test
    void kubectlScaleReachesTheDriverWithoutARestart() {
        ready("phones");
        String before = pod();
        String mounted = mounted();

        in("scale", "clickanalytics/phones", "--replicas=4");

        until("4", () -> in("get", "configmap/phones-executors", "-o", "jsonpath={.data.executors}"));
        await().atMost(SOON).until(() -> !mounted().equals(mounted));
        assertThat(pod()).isEqualTo(before);
        assertThat(in("get", "clickanalytics/phones", "-o", "jsonpath={.status.executors.desired}"))
                .isEqualTo("4");
    }

    @Test
    void whatIsNotAskedForAnyMoreIsRemoved() {
        apply("phones", "{suspended: true, dashboard: {ingress: {host: phones.example.com}}}");
        await().atMost(SOON).until(() -> exists("ingress/phones-dashboard"));

        patch("phones", "{\"spec\": {\"dashboard\": {\"ingress\": null}}}");

        await().atMost(SOON).until(() -> !exists("ingress/phones-dashboard"));
    }

    @Test
    void theYoungerOfTwoWithTheSameResultsMakesNothingUntilTheElderIsGone() {
        apply("elder", "{suspended: true}");
        until("Suspended", () -> condition("elder", "Ready", "reason"));

        apply("younger", "{suspended: true}");
        until("Collision", () -> condition("younger", "Ready", "reason"));
        boolean made = exists("statefulset/younger-driver");
        in("delete", "clickanalytics/elder", "--timeout=60s");

        until("Suspended", () -> condition("younger", "Ready", "reason"));
        assertThat(made).isFalse();
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

        await().atMost(SOON).until(() -> exists("configmap/phones-pipeline"));
    }

    @Test
    void afterADeletionNothingIsLeft() {
        ready("phones");

        in("delete", "clickanalytics/phones", "--timeout=60s");

        await().atMost(SOON).untilAsserted(() -> assertThat(in(
                        "get",
                        "all,configmaps,secrets,serviceaccounts,roles,rolebindings,networkpolicies,"
                                + "poddisruptionbudgets,ingresses",
                        "-l",
                        "app.kubernetes.io/managed-by=clickanalytics-operator",
                        "-o",
                        "name"))
                .isEmpty());
    }

    @Test
    void anOperatorThatIsKilledIsContinuedByTheNext() throws InterruptedException {
        apply("phones", "{}");
        operator.kill();
        operator = start();
        executor("phones");

        in("wait", "--for=condition=Ready", "clickanalytics/phones", "--timeout=90s");

        assertThat(pod()).isNotEmpty();
    }

    @Test
    void anOperatorThatStopsHandsOverToTheOneThatStandsBy() throws InterruptedException {
        assertThat(operator.stopsWithin(STOP)).isTrue();
        try (OperatorProcess first = start("one", "true");
                OperatorProcess second = start("two", "true")) {
            until("one", this::leader);

            boolean ended = first.stopsWithin(STOP);
            until("two", this::leader);
            apply("phones", "{suspended: true}");
            until("Suspended", () -> condition("phones", "Ready", "reason"));

            assertThat(ended).isTrue();
            assertThat(second.process().isAlive()).isTrue();
            clear();
        } finally {
            operator = start();
        }
    }

    private String leader() {
        return in("get", "lease/clickanalytics-operator", "-o", "jsonpath={.spec.holderIdentity}");
    }

    private OperatorProcess start() {
        return start("only", "false");
    }

    private OperatorProcess start(String identity, String election) {
        return OperatorProcess.start(
                kubectl,
                namespace + "-" + identity,
                Map.of(
                        "CLICKANALYTICS_NAMESPACES", namespace,
                        "CLICKANALYTICS_LEADER_ELECTION", election,
                        "CLICKANALYTICS_LEASE_NAMESPACE", namespace,
                        "CLICKANALYTICS_IDENTITY", identity));
    }

    private void ready(String name) {
        apply(name, "{}");
        executor(name);
        in("wait", "--for=condition=Ready", "clickanalytics/" + name, "--timeout=60s");
    }

    private void apply(String name, String spec) {
        String resource = Documents.resource(name, SMALL, spec);
        kubectl.feed(resource, "-n", namespace, "apply", "-f", "-");
    }

    private void patch(String name, String patch) {
        in("patch", "clickanalytics/" + name, "--type=merge", "-p", patch);
    }

    /** As the driver makes them. */
    private void executor(String name) {
        client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(name + "-exec-1")
                        .withNamespace(namespace)
                        .addToLabels("app.kubernetes.io/name", "clickanalytics")
                        .addToLabels("app.kubernetes.io/instance", name)
                        .addToLabels("app.kubernetes.io/component", "executor")
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("executor")
                        .withImage("example.invalid/none:0")
                        .withNewResources()
                        .addToRequests("cpu", new Quantity("1000"))
                        .endResources()
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
    }

    private String pod() {
        return kubectl.ask("", "-n", namespace, "get", "pod/phones-driver-0", "-o", "jsonpath={.metadata.uid}")
                .output();
    }

    private String mounted() {
        return in("get", "pod/phones-driver-0", "-o", "jsonpath={.metadata.annotations.clickanalytics\\.io/mounted}");
    }

    private String condition(String name, String type, String field) {
        return in(
                "get",
                "clickanalytics/" + name,
                "-o",
                "jsonpath={.status.conditions[?(@.type==\"" + type + "\")]." + field + "}");
    }

    private boolean exists(String object) {
        return kubectl.ask("", "-n", namespace, "get", object).code() == 0;
    }

    /** Everything that the API server was asked to write of these kinds. */
    private String writes(String kinds) {
        return kubectl.run("get", "--raw", "/metrics")
                .lines()
                .filter(line -> line.startsWith("apiserver_request_total"))
                .filter(line -> line.matches(".*verb=\"(APPLY|PATCH|POST|PUT|DELETE)\".*"))
                .filter(line -> line.matches(".*resource=\"(" + kinds + ")\".*"))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static long count(String writes) {
        return writes.lines()
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static void stays(Duration time, Callable<Boolean> holds) {
        await().during(time)
                .atMost(time.plusSeconds(20))
                .pollInterval(Duration.ofSeconds(1))
                .until(holds);
    }

    private static void until(String wanted, Callable<String> found) {
        await().atMost(SOON).untilAsserted(() -> assertThat(found.call()).isEqualTo(wanted));
    }

    private String in(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "-n";
        all[1] = namespace;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return kubectl.run(all);
    }
}
