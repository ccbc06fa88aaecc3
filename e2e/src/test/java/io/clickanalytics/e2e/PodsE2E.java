package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.PodsOfAPipeline.hasExecutors;
import static io.clickanalytics.e2e.cluster.PodsOfAPipeline.hasPublishedAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clickanalytics.e2e.cluster.Images;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.PodsOfAPipeline;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.harness.Documents;
import io.clickanalytics.e2e.harness.Load;
import io.clickanalytics.e2e.harness.Report;
import io.clickanalytics.e2e.harness.Site;
import io.clickanalytics.e2e.harness.TestKafka;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole as pods of a real Kubernetes, with the images of this build: one resource, clicks that are counted right. */
@OnKubernetes
@Tag("pods")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PodsE2E {
    private static final Duration START = Duration.ofMinutes(6);
    private static final Duration CATCH_UP = Duration.ofMinutes(2);
    private static final int PER_SECOND = 500;

    @RegisterExtension
    static final Site site = Site.withoutKafka();

    private final TestCluster cluster;
    private final PodsOfAPipeline phones;
    private TestKafka kafka;
    private String resource;

    PodsE2E(TestCluster cluster) {
        this.cluster = cluster;
        this.phones = new PodsOfAPipeline(
                cluster.kubectl(), "pods-" + UUID.randomUUID().toString().substring(0, 8), "phones");
    }

    @BeforeAll
    void install() throws IOException {
        Images.operator().loadInto(cluster);
        Images.pipeline().loadInto(cluster);
        Images.dashboard().loadInto(cluster);
        String machine = addressOfThisMachine();
        kafka = TestKafka.reachableAt(site.folder("kafka"), machine);
        kafka.topics().create("phone", 3);
        installsTheOperator();
        resource = """
                {apiVersion: clickanalytics.io/v1alpha1, kind: ClickAnalytics, metadata: {name: phones, namespace: %s},
                 spec: {kafka: {bootstrapServers: "%s",
                                input: {topic: phone, partitions: 3, replicas: 1},
                                results: {topic: resultPhone, replicas: 1}},
                        clicks: {format: text, labels: {"0": Huawei, "1": Samsung, "2": Apple, "3": Oppo, "4": Xiaomi}},
                        window: {length: 2s, slide: 2s, batch: 1s},
                        spark: {executors: 2, driver: {cpu: 100m, memory: 1Gi}, executor: {cpu: 100m, memory: 640Mi}},
                        dashboard: {replicas: 1}}}
                """.formatted(phones.namespace(), kafka.bootstrapAt(machine));
    }

    /** As a user does: the overlay for one namespace, here with another name, and with one pod. */
    private void installsTheOperator() throws IOException {
        Path overlay = site.folder("overlay").toRealPath();
        Path manifests = overlay.relativize(
                Documents.ROOT.resolve("manifests/one-namespace").toRealPath());
        Files.writeString(overlay.resolve("kustomization.yaml"), """
                namespace: %s
                resources: [%s]
                replicas: [{name: clickanalytics-operator, count: 1}]
                """.formatted(phones.namespace(), manifests));
        Instant applied = Instant.now();
        cluster.kubectl().run("apply", "--server-side", "--force-conflicts", "-k", overlay.toString());
        phones.in("rollout", "status", "deployment/clickanalytics-operator", "--timeout=360s");
        took("the operator is there", applied);
    }

    @AfterAll
    void remove() {
        phones.in("delete", "clickanalytics", "--all", "--timeout=120s");
        cluster.kubectl().run("delete", "namespace", phones.namespace(), "--ignore-not-found", "--timeout=120s");
        if (kafka != null) {
            kafka.close();
        }
    }

    @Test
    void podsCountRightWhileTheyAreScaledAndLostAndLeaveNothing() throws Exception {
        try (Load load = Load.started(kafka, "phone", PER_SECOND)) {
            applies();
            scales("executors 2 to 3", 3);
            losesAnExecutor();
            scales("executors 3 to 1", 1);
            losesItsDriver();
            changesItsWindow();

            long clicks = load.stop();
            Map<String, String> settings = phones.settings();
            settings.put("kafka.bootstrap.servers", kafka.bootstrap());
            Report report =
                    Report.of(site.folder("recount"), settings, CATCH_UP).isRight(clicks);
            System.out.printf("%d clicks, %d windows, 0 lost, 0 twice%n", clicks, report.number("windows"));
            assertThat(phones.windows().toString())
                    .as("what the dashboard shows")
                    .contains("\"total\"");
        }
        isDeleted();
    }

    private void applies() {
        Instant applied = Instant.now();
        cluster.kubectl().feed(resource, "apply", "-f", "-");
        phones.untilDriver("the first window", START, status -> status.hasNonNull("lastWindowEnd"));
        took("apply to the first window", applied);

        phones.in("wait", "--for=condition=Ready", "clickanalytics/phones", "--timeout=360s");
        took("apply to Ready", applied);
    }

    /** The same driver goes on. */
    private void scales(String what, int executors) {
        String driver = phones.driver();
        Instant asked = Instant.now();

        phones.in("scale", "clickanalytics/phones", "--replicas=" + executors);

        JsonNode status = phones.untilDriver(what, START, hasExecutors(executors));
        took(what, asked);
        phones.untilDriver("a window after it", CATCH_UP, hasPublishedAfter(Instant.now()));
        assertThat(phones.driver()).isEqualTo(driver);
        // none where the machine has time: a tick that comes ten batches late is one, too
        System.out.println("  rewinds so far: " + status.path("rewinds").asInt());
        await().atMost(CATCH_UP)
                .until(() -> phones.in("get", "clickanalytics/phones", "-o", "jsonpath={.status.executors.running}")
                        .equals(Integer.toString(executors)));
    }

    /** One that is told to go ends its task first; another comes. */
    private void losesAnExecutor() {
        String first = phones.executors().lines().findFirst().orElseThrow();
        Instant lost = Instant.now();

        phones.in("delete", first, "--timeout=120s");

        await("another executor")
                .atMost(START)
                .until(() -> phones.executors().lines().count() == 3);
        phones.untilDriver("three executors", START, hasExecutors(3));
        took("executor deleted to three again", lost);
    }

    private void losesItsDriver() {
        String driver = phones.driver();
        Instant lost = Instant.now();

        phones.in("delete", "pod", "phones-driver-0", "--force", "--grace-period=0");

        await().atMost(START)
                .until(() -> !phones.driver().isEmpty() && !phones.driver().equals(driver));
        phones.untilDriver("a window of the new driver", START, hasPublishedAfter(lost));
        took("driver lost to the next window", lost);
        phones.in("wait", "--for=condition=Ready", "clickanalytics/phones", "--timeout=360s");
    }

    /** The same driver goes on. */
    private void changesItsWindow() {
        String driver = phones.driver();
        Instant changed = Instant.now();

        phones.in(
                "patch",
                "clickanalytics/phones",
                "--type=merge",
                "-p",
                "{\"spec\": {\"window\": {\"length\": \"4s\"}}}");

        phones.untilDriver(
                "the stream goes back to its commit",
                START,
                status -> status.path("rewinds").asInt() > 0);
        phones.untilDriver("a window after it", CATCH_UP, hasPublishedAfter(Instant.now()));
        took("window 2 s to 4 s", changed);
        assertThat(phones.driver()).isEqualTo(driver);
    }

    private void isDeleted() {
        Instant asked = Instant.now();
        phones.in("delete", "clickanalytics/phones", "--timeout=120s");
        await().atMost(CATCH_UP).until(() -> phones.remains().isEmpty());
        took("delete to nothing left", asked);
    }

    private static void took(String what, Instant since) {
        System.out.printf(
                "%-32s %5.1f s%n", what, Duration.between(since, Instant.now()).toMillis() / 1000.0);
    }

    /** As its nodes see it: the address from which they are reached. */
    private String addressOfThisMachine() throws IOException {
        String node = cluster.kubectl()
                .run("get", "nodes", "-o", "jsonpath={.items[0].status.addresses[?(@.type==\"InternalIP\")].address}");
        try (var socket = new DatagramSocket()) {
            socket.connect(InetAddress.getByName(node), 9);
            return socket.getLocalAddress().getHostAddress();
        }
    }
}
