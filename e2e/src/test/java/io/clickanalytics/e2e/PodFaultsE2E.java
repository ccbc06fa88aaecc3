package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.PodsOfAPipeline.hasExecutors;
import static io.clickanalytics.e2e.cluster.PodsOfAPipeline.hasPublishedAfter;
import static io.clickanalytics.e2e.cluster.SystemOfPods.CATCH_UP;
import static io.clickanalytics.e2e.cluster.SystemOfPods.START;
import static io.clickanalytics.e2e.cluster.SystemOfPods.took;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.PodsOfAPipeline;
import io.clickanalytics.e2e.cluster.SystemOfPods;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.harness.Load;
import io.clickanalytics.e2e.harness.Report;
import io.clickanalytics.e2e.harness.Site;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Changes and faults of pods under a steady load, each with the time until windows are published, or the lost part works,
 * again; the recount at the end is the judge.
 */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PodFaultsE2E {
    private static final int PER_SECOND = 500;
    private static final int MANY = Integer.getInteger("faults", 200);
    private static final String COPY = "phones-copy";
    private static final Duration CUT = Duration.ofSeconds(15);

    @RegisterExtension
    static final Site site = Site.withoutKafka();

    private final TestCluster cluster;
    private final Map<String, Callable<?>> faults = new LinkedHashMap<>();
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private int partitions = 3;
    private SystemOfPods system;
    private PodsOfAPipeline phones;

    PodFaultsE2E(TestCluster cluster) {
        this.cluster = cluster;
        faults.put("driver killed", this::driverKilled);
        faults.put("executor killed", this::executorKilled);
        faults.put("dashboard killed", this::dashboardKilled);
        faults.put("operator killed", this::operatorKilled);
        faults.put("broker killed and restarted", this::brokerRestarted);
        faults.put("way to Kafka cut for 15 s", this::cutFromKafka);
        faults.put("a second driver", this::secondDriver);
        faults.put("window 2 s to 10 s", () -> changed("{\"window\": {\"length\": \"10s\"}}"));
        faults.put("window 10 s to 2 s", () -> changed("{\"window\": {\"length\": \"2s\"}}"));
        faults.put("batch 1 s to 0.5 s", () -> changed("{\"window\": {\"batch\": \"500ms\"}}"));
        faults.put("batch 0.5 s to 1 s", () -> changed("{\"window\": {\"batch\": \"1s\"}}"));
        faults.put("executors 2 to 4", () -> scaled(4));
        faults.put("executors 4 to 1", () -> scaled(1));
        faults.put("the only executor killed", this::onlyExecutorKilled);
        faults.put("executors 1 to 2", () -> scaled(2));
        faults.put("driver rolled", () -> rolled("statefulset/phones-driver"));
        faults.put("suspended and resumed", this::suspendedAndResumed);
        faults.put("operator rolled", () -> rolled("deployment/clickanalytics-operator"));
        faults.put("dashboard rolled", () -> rolled("deployment/phones-dashboard"));
        faults.put("operator upgraded, images rolled", this::upgraded);
    }

    @BeforeAll
    void install() {
        system = new SystemOfPods(cluster, site, "faults");
        phones = system.phones();
    }

    @AfterAll
    void remove() throws IOException {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void eachFaultLosesAndDoublesNothing() throws Exception {
        try (Load load = Load.started(system.kafka(), "phone", PER_SECOND)) {
            system.apply();
            for (String fault : faults.keySet()) {
                happens(fault);
            }
            Instant from = Instant.now();
            grown(6);
            took("partitions 3 to 6", from);
            neighbourIsRefused();
            isRight(load);
        }
        system.deleteAll();
    }

    @Tag("soak")
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    @Test
    void manyAtRandomLoseAndDoubleNothing() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println(MANY + " faults; -Dseed=" + seed + " chooses the same again");
        var chance = new SplittableRandom(seed);
        faults.put("a partition more", () -> grown(partitions + 1));
        List<String> kinds = new ArrayList<>(faults.keySet());
        try (Load load = Load.started(system.kafka(), "phone", PER_SECOND)) {
            system.apply();
            for (int i = 0; i < MANY; i++) {
                System.out.printf("%3d ", i + 1);
                happens(kinds.get(chance.nextInt(kinds.size())));
            }
            isRight(load);
            seconds.forEach(PodFaultsE2E::printTimes);
        }
        system.deleteAll();
    }

    private static void printTimes(String fault, List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        System.out.printf(
                "%-44s %3d times, median %5.1f s, longest %5.1f s%n",
                fault, sorted.size(), sorted.get((sorted.size() - 1) / 2), sorted.get(sorted.size() - 1));
    }

    private void happens(String fault) throws Exception {
        Instant from = Instant.now();
        faults.get(fault).call();
        seconds.computeIfAbsent(fault, key -> new ArrayList<>()).add(took(fault, from));
        phones.untilDriver("windows after it", START, hasPublishedAfter(Instant.now()));
    }

    private void isRight(Load load) throws InterruptedException {
        long clicks = load.stop();
        Report report = system.recountIsRight(clicks);
        System.out.printf("%d clicks, %d windows, 0 lost, 0 twice%n", clicks, report.number("windows"));
    }

    private Instant driverKilled() {
        Instant lost = Instant.now();
        String driver = phones.driver();
        phones.in("delete", "pod", "phones-driver-0", "--force", "--grace-period=0");
        await().atMost(START)
                .until(() -> !phones.driver().isEmpty() && !phones.driver().equals(driver));
        return published(lost);
    }

    private Instant executorKilled() {
        Instant lost = Instant.now();
        String first = phones.runningExecutor();
        phones.in("delete", first, "--force", "--grace-period=0");
        return published(lost);
    }

    /** Nothing is counted until another one is there. */
    private Instant onlyExecutorKilled() {
        scaled(1);
        return executorKilled();
    }

    private Instant dashboardKilled() {
        Instant lost = Instant.now();
        phones.in("delete", "pod", "-l", "app.kubernetes.io/component=dashboard", "--force", "--grace-period=0");
        await("the dashboard shows windows after it")
                .atMost(START)
                .ignoreExceptions()
                .until(() -> phones.shows(lost));
        return lost;
    }

    /** What somebody asks for after it is done. */
    private Instant operatorKilled() {
        Instant lost = Instant.now();
        phones.in(
                "delete", "pod", "-l", "app.kubernetes.io/name=clickanalytics-operator", "--force", "--grace-period=0");
        JsonNode status = phones.untilDriver("an answer of the driver", CATCH_UP, found -> desired(found) > 0);
        int executors = desired(status);
        scaled(executors + 1);
        scaled(executors);
        return lost;
    }

    private static int desired(JsonNode status) {
        return status.at("/executors/desired").asInt();
    }

    private Instant brokerRestarted() throws InterruptedException {
        system.kafka().kill(1);
        system.kafka().restart(1);
        return published(Instant.now());
    }

    private Instant cutFromKafka() {
        system.road().cut();
        await().pollDelay(CUT).atMost(CUT.plusSeconds(10)).until(() -> true);
        system.road().heal();
        return published(Instant.now());
    }

    /** A copy of the driver's pod takes the count over; the driver stands by, and goes on when the copy is gone. */
    private Instant secondDriver() {
        phones.copyOfDriver(COPY);
        await().atMost(START).until(() -> phones.condition("Ready", "reason").equals("AnotherDriver"));
        phones.in("delete", "pod", COPY, "--force", "--grace-period=0");
        return published(Instant.now());
    }

    private Instant changed(String spec) {
        Instant changed = Instant.now();
        system.patch(spec);
        return published(changed.plusSeconds(1));
    }

    private Instant scaled(int executors) {
        phones.in("scale", "clickanalytics/phones", "--replicas=" + executors);
        phones.untilDriver(executors + " executors", START, hasExecutors(executors));
        return published(Instant.now());
    }

    private Instant rolled(String what) {
        Instant from = Instant.now();
        phones.in("rollout", "restart", what);
        phones.in("rollout", "status", what, "--timeout=360s");
        return published(from);
    }

    private Instant suspendedAndResumed() {
        system.patch("{\"suspended\": true}");
        await().atMost(START).until(() -> phones.driver().isEmpty());
        system.patch("{\"suspended\": false}");
        return published(Instant.now());
    }

    /** A window that ends when the new ones have long been read shows that they are. */
    private Instant grown(int number) {
        Instant from = Instant.now();
        partitions = number;
        system.kafka().topics().grow("phone", number);
        return published(from.plus(CATCH_UP.dividedBy(4)));
    }

    private Instant upgraded() {
        Instant from = Instant.now();
        system.upgrade();
        return published(from);
    }

    /** Another operator cannot see that its resource has the topics of this one. */
    private void neighbourIsRefused() {
        Instant from = Instant.now();
        try (PodsOfAPipeline neighbour = system.neighbour()) {
            await("the second resource is told").atMost(START).until(() -> neighbour
                    .condition("PipelineReady", "message")
                    .contains(phones.namespace() + "/phones"));
            System.out.println(neighbour.condition("PipelineReady", "message"));
            phones.untilDriver("the first one goes on", CATCH_UP, hasPublishedAfter(Instant.now()));
        }
        took("two resources for the same topics", from);
    }

    private Instant published(Instant after) {
        phones.untilDriver("a window that ended after it", START, hasPublishedAfter(after));
        return after;
    }
}
