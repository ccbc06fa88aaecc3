package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.PodsOfAPipeline.hasPublishedAfter;
import static io.clickanalytics.e2e.cluster.SystemOfPods.CATCH_UP;
import static io.clickanalytics.e2e.cluster.SystemOfPods.START;
import static io.clickanalytics.e2e.cluster.SystemOfPods.took;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clickanalytics.e2e.cluster.KafkaOfPods;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.PodsOfAPipeline;
import io.clickanalytics.e2e.cluster.SystemOfPods;
import io.clickanalytics.e2e.cluster.Terminal;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TriedPage;
import io.clickanalytics.e2e.harness.Documents;
import io.clickanalytics.e2e.harness.Installation;
import io.clickanalytics.e2e.harness.Load;
import io.clickanalytics.e2e.harness.Report;
import io.clickanalytics.e2e.harness.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the pages of day two tell to type, on pods that count a steady load: a backup and its restoration, the change to another
 * Kafka, the move to another namespace whose operator has the id of another cluster, and the end. The recount is the judge.
 */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DayTwoE2E {
    private static final int PER_SECOND = 200;
    /** Until the windows of a click are final: their length, and the allowed lateness. */
    private static final Duration FINAL = Duration.ofSeconds(12);

    /** Until it is told: a resource says once a minute how far its pipeline is. */
    private static final Duration TOLD = Duration.ofMinutes(4);

    private static final String SPEC =
            "{window: {allowedLateness: 10s}, spark: {executors: 1}, dashboard: {ingress: null}}";
    private static final String SUSPEND =
            "kubectl patch clickanalytics phones -n shop --type=merge -p '{\"spec\": {\"suspended\": true}}'";
    private static final String SUSPENDED = "kubectl wait clickanalytics/phones -n shop --timeout=5m"
            + " --for=jsonpath='{.status.conditions[?(@.type==\"Ready\")].reason}'=Suspended";
    private static final String KINDS =
            "pods,services,deployments,replicasets,statefulsets,configmaps,secrets,serviceaccounts,"
                    + "roles,rolebindings,poddisruptionbudgets,networkpolicies,leases";
    private static final String GO_ON = SUSPEND.replace("true", "false");

    @RegisterExtension
    static final Site site = Site.withoutKafka();

    private final TestCluster cluster;
    private SystemOfPods system;
    private PodsOfAPipeline phones;
    private Terminal terminal;

    DayTwoE2E(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void install() {
        system = new SystemOfPods(cluster, site, "day-two");
        phones = system.phones();
        Path distribution = Installation.built().home().toAbsolutePath().resolve("bin");
        terminal = new Terminal(cluster.kubectl(), site.folder("terminal"), List.of(distribution));
    }

    @AfterAll
    void remove() throws IOException {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void pagesOfDayTwoAreTypedAndNoClickIsLostOrCountedTwice() throws Exception {
        Path snapshot = site.folder("snapshots").resolve("kafka");
        TriedPage backup = page("backup");
        long saved;
        try (Load load = Load.started(system.kafka(), "phone", PER_SECOND)) {
            begins();
            saved = backsUp(backup, load, snapshot);
            load.stop();
        }
        long restored = restores(backup, saved, snapshot);
        long since = changesKafka(restored);
        PodsOfAPipeline mobiles = moves(restored + since);
        isTakenAway(mobiles);
    }

    private void begins() throws IOException {
        Instant applied = Instant.now();
        write("phones.yaml", resource(phones, system.kafkaOfPods()));
        phones.kubectl()
                .run("apply", "-f", terminal.folder().resolve("phones.yaml").toString());
        phones.untilDriver("the first window", START, status -> status.hasNonNull("lastWindowEnd"));
        system.awaitReady();
        took("apply to Ready", applied);
    }

    /** Clicks that were acknowledged before the snapshot. */
    private long backsUp(TriedPage backup, Load load, Path snapshot) throws Exception {
        Instant asked = Instant.now();
        JsonNode spec = Documents.read(terminal.folder().resolve("phones.yaml")).get("spec");
        backup.types("kubectl apply view-last-applied clickanalytics/phones -n shop -o yaml > phones.yaml");
        assertThat(Documents.read(terminal.folder().resolve("phones.yaml")).get("spec"))
                .isEqualTo(spec);

        backup.types(SUSPEND);
        backup.types(SUSPENDED);
        long saved = load.acknowledged();
        system.kafkaOfPods().snapshot(snapshot);
        backup.types(GO_ON);

        publishes(phones, "after the backup");
        took("backup, until windows are published again", asked);
        return saved;
    }

    /** Clicks that Kafka holds then. */
    private long restores(TriedPage backup, long saved, Path snapshot) throws Exception {
        Instant asked = Instant.now();
        long before = system.kafka().topics().written("phone");
        backup.types(SUSPEND);
        backup.types(SUSPENDED);
        system.kafkaOfPods().restore(snapshot);
        long restored = system.kafka().topics().written("phone");
        assertThat(restored).as("clicks of the snapshot").isBetween(saved, before - 1);

        backup.types(GO_ON);

        publishes(phones, "after the restoration");
        took("restoration, until windows are published again", asked);
        System.out.printf("%d clicks were there, %d of them in the snapshot%n", before, restored);
        Set<String> dashboards =
                await("a dashboard is ready").atMost(CATCH_UP).until(phones::dashboards, found -> !found.isEmpty());
        backup.with("HOST:PORT", system.kafka().bootstrap())
                .with("HOST", dashboards.iterator().next());
        backup.types("clickanalytics recount --bootstrap HOST:PORT phones.yaml");
        backup.types("curl -s http://HOST/api/windows.csv > windows.csv");
        assertThat(terminal.folder().resolve("windows.csv")).content().startsWith("start,");
        backup.leaves(
                "clickanalytics run phones.yaml --data ~/clicks",
                "cp -a ~/clicks ~/clicks.backup",
                "clickanalytics run phones.yaml --data ~/clicks.backup");
        backup.isTried();
        return restored;
    }

    /** Clicks that the first Kafka has got until its producers were gone. */
    private long changesKafka(long restored) throws Exception {
        Instant asked = Instant.now();
        TriedPage changing = page("changing-kafka");
        KafkaOfPods another = system.anotherKafka();
        PodsOfAPipeline phonesNew = phones.beside("phones-new");
        try (Load before = Load.started(system.kafka(), "phone", PER_SECOND)) {
            write("phones-new.yaml", resource(phonesNew, another));
            changing.types("kubectl apply -f phones-new.yaml");
            changing.types("kubectl wait --for=condition=Ready clickanalytics/phones-new -n shop --timeout=5m");
            took("a second resource on another Kafka", asked);

            try (Load after = Load.started(another.broker(), "phone", PER_SECOND)) {
                publishes(phonesNew, "of the other Kafka");
                long old = before.stop();
                awaitNothingWaits(changing);
                Report first = system.recountIsRight(restored + old);
                changing.types(SUSPEND);
                long others = after.stop();
                Report second = system.recountIsRight(phonesNew, another, others);

                assertThat(first.number("clicks") + second.number("clicks")).isEqualTo(restored + old + others);
                shows(phones, first);
                shows(phonesNew, second);
                took("change to another Kafka", asked);
                System.out.printf("%d and %d clicks, 0 lost, 0 twice%n", restored + old, others);
                changing.leaves("kubectl patch clickanalytics phones -n shop --type=merge"
                        + " -p '{\"spec\": {\"kafka\": {\"input\": {\"partitions\": 12}}}}'");
                changing.isTried();
                phonesNew.in("delete", "clickanalytics/phones-new", "--timeout=120s");
                return old;
            }
        }
    }

    private static void awaitNothingWaits(TriedPage changing) {
        Instant last = Instant.now().plus(FINAL);
        await("the last windows are final, and nothing waits")
                .atMost(TOLD)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    List<String> seen = List.of(changing.types("kubectl get clickanalytics phones -n shop"
                                    + " -o jsonpath='{.status.pipeline.lagRecords} {.status.pipeline.lastWindowEnd}'")
                            .split(" "));
                    return seen.get(0).equals("0") && Instant.parse(seen.get(1)).isAfter(last);
                });
    }

    /** The resource that counts then; clicks are those that Kafka holds at first. */
    private PodsOfAPipeline moves(long clicks) throws Exception {
        PodsOfAPipeline mobiles = system.beside("web", "mobiles", "CLICKANALYTICS_CLUSTER_ID=another-cluster");
        Instant asked = Instant.now();
        TriedPage moving = page("moving");
        try (Load load = Load.started(system.kafka(), "phone", PER_SECOND)) {
            String owner = owner(moving);
            goes(moving);
            write("mobiles.yaml", adopting(mobiles, "nobody/shop/phones"));
            moving.types("kubectl apply -f mobiles.yaml");
            isRefused(mobiles, owner);
            Instant told = Instant.now();

            write("mobiles.yaml", adopting(mobiles, owner));
            moving.types("kubectl apply -f mobiles.yaml");
            moving.types("kubectl wait --for=condition=Ready clickanalytics/mobiles -n web --timeout=5m");

            took("the right name to Ready", told);
            publishes(mobiles, "of the new place");
            took("move to another namespace and cluster id", asked);
            long moved = load.stop();
            shows(mobiles, system.recountIsRight(mobiles, system.kafkaOfPods(), clicks + moved));
            System.out.printf("%d clicks, 0 lost, 0 twice%n", clicks + moved);
        }
        moving.isTried();
        return mobiles;
    }

    private String owner(TriedPage moving) {
        String owner = moving.types("kubectl get configmap phones-pipeline -n shop"
                + " -o jsonpath='{.data.settings\\.properties}' | grep ^owner=");
        assertThat(owner).startsWith("owner=").endsWith("/" + phones.namespace() + "/phones");
        return owner.substring("owner=".length());
    }

    private void goes(TriedPage moving) {
        assertThat(moving.types("kubectl get clickanalytics phones -n shop -o jsonpath='{.spec.deletion.topics}'"))
                .isEqualTo("Retain");
        moving.types("kubectl patch clickanalytics phones -n shop --type=merge"
                + " -p '{\"spec\": {\"deletion\": {\"topics\": \"Retain\"}}}'");
        moving.types(SUSPEND);
        moving.types(SUSPENDED);
        moving.types("kubectl delete clickanalytics phones -n shop");
        await().atMost(CATCH_UP).until(() -> phones.remains().isEmpty());
    }

    private static void isRefused(PodsOfAPipeline mobiles, String owner) {
        Instant asked = Instant.now();
        await("it is told whose the count is").atMost(START).until(() -> mobiles.condition("PipelineReady", "message")
                .contains(owner));
        took("a wrong name to the right one", asked);
        System.out.println(mobiles.condition("PipelineReady", "message"));
    }

    private ObjectNode adopting(PodsOfAPipeline pods, String owner) {
        ObjectNode resource = resource(pods, system.kafkaOfPods());
        resource.withObject("/metadata/annotations").put("clickanalytics.io/adopt-state", owner);
        return resource;
    }

    /** Of its namespace all stays that is neither the operator's nor its resource's. */
    private void isTakenAway(PodsOfAPipeline pods) {
        TriedPage upgrading = page("upgrading")
                .with("--all-namespaces", "--namespace " + pods.namespace())
                .with("analytics", pods.namespace());
        pods.in("create", "configmap", "theirs", "--from-literal=stays=true");

        upgrading.types("kubectl delete clickanalytics --all --all-namespaces");
        await("its pods are gone").atMost(CATCH_UP).until(() -> pods.remains().isEmpty());
        upgrading.types("kubectl delete deployment,configmap,serviceaccount,role,rolebinding,poddisruptionbudget"
                + " --selector app.kubernetes.io/name=clickanalytics-operator --namespace analytics");
        upgrading.types("kubectl delete lease clickanalytics-operator --namespace analytics");

        await("all that stays").atMost(CATCH_UP).untilAsserted(() -> assertThat(
                        pods.in("get", KINDS, "--output=name").lines())
                .containsExactlyInAnyOrder("configmap/kube-root-ca.crt", "configmap/theirs", "serviceaccount/default"));
        pods.kubectl().run("get", "crd", "clickanalytics.clickanalytics.io");
        upgrading.leaves(
                "kubectl apply --server-side --force-conflicts -k manifests/cluster-wide",
                "kubectl delete -k manifests/cluster-wide");
        upgrading.isTried();
    }

    private static void publishes(PodsOfAPipeline pods, String what) {
        pods.untilDriver("windows " + what, START, hasPublishedAfter(Instant.now()));
    }

    /** The dashboard has the same clicks in its windows, once. */
    private static void shows(PodsOfAPipeline pods, Report report) {
        long clicks = report.number("clicks") - report.number("dropped");
        await("the dashboard shows %d clicks".formatted(clicks))
                .atMost(CATCH_UP)
                .ignoreExceptions()
                .until(() -> pods.windows().findValues("total").stream()
                                .mapToLong(JsonNode::asLong)
                                .sum()
                        == clicks);
    }

    private static ObjectNode resource(PodsOfAPipeline pods, KafkaOfPods kafka) {
        return SystemOfPods.resource(pods, kafka, SPEC);
    }

    private void write(String file, ObjectNode resource) throws IOException {
        Files.writeString(terminal.folder().resolve(file), resource.toString());
    }

    private TriedPage page(String name) {
        return new TriedPage(name, terminal).with("shop", phones.namespace()).with("web", phones.namespace() + "-web");
    }
}
