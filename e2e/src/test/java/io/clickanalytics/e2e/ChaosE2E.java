package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.TestNamespace.soon;
import static io.clickanalytics.e2e.cluster.TestNamespace.stays;
import static io.clickanalytics.e2e.cluster.TestNamespace.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.cluster.ApiProxy;
import io.clickanalytics.e2e.cluster.ApiRequest;
import io.clickanalytics.e2e.cluster.Interference;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TestNamespace;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An API server that is hard to reach, and an operator that is not alone. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChaosE2E {
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final Duration CALM = Duration.ofSeconds(5);
    private static final int CUTS = 3;
    private static final int CUTS_AT_WORK = 150;
    /** About the time in which a changed resource is reconciled. */
    private static final int MILLISECONDS_OF_WORK = 200;

    private final TestNamespace namespace;
    private final ApiProxy proxy;
    private final OperatorProcess operator;
    private String undisturbed;

    ChaosE2E(TestCluster cluster) {
        namespace = new TestNamespace(cluster, "chaos");
        proxy = namespace.proxy();
        operator = namespace.operator(proxy);
    }

    @BeforeAll
    void makeUndisturbed() {
        namespace.ready("phones");
        undisturbed = namespace.children();
        namespace.clear();
        until("", namespace::children);
    }

    @AfterEach
    void clear() {
        proxy.interfere(Interference.NONE);
        namespace.clear();
        until("", namespace::children);
    }

    @AfterAll
    void remove() {
        operator.close();
        proxy.close();
        namespace.close();
    }

    @Test
    void whatHappensWhileWatchesAreCutIsSeenAfterwards() {
        namespace.ready("phones");

        for (int i = 0; i < CUTS; i++) {
            proxy.cut(ApiRequest::isWatch);
            namespace.in("delete", "configmap/phones-pipeline", "role/phones-driver");
            proxy.cut(ApiRequest::isWatch);
            until(undisturbed, namespace::children);
        }

        assertThat(namespace.condition("phones", "Ready", "status")).isEqualTo("True");
    }

    @Test
    void noWatchStaysDeafWhenConnectionsAreCutInTheMiddleOfWork() throws InterruptedException {
        var random = new Random(seed("cuts"));
        namespace.ready("phones");

        for (int i = 0; i < CUTS_AT_WORK; i++) {
            namespace.executors("phones", 3 + i % 2);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(MILLISECONDS_OF_WORK));
            proxy.cut(request -> true);
        }
        namespace.executors("phones", 5);
        until("5", this::executors);
        namespace.executors("phones", 2);
        until("2", this::executors);
        namespace.deleteChildren();

        until(undisturbed, namespace::children);
    }

    /** What was said is compared with what is to be said; who takes the older for the last repeats himself, or keeps silent. */
    @Test
    void whatWasSaidIsKnownBeforeTheWatchTellsOfIt() {
        namespace.ready("phones");
        until("true", () -> Boolean.toString(namespace.settled("phones")));
        Predicate<ApiRequest> ours = request -> request.isWatch() && request.isOf("clickanalytics");
        proxy.interfere(Interference.delaying(ours, Duration.ofSeconds(3)));
        Instant from = Instant.now();

        namespace.patch("phones", "{\"spec\": {\"window\": {\"length\": \"4s\"}}}");
        until("PT4S", () -> window("phones"));
        stays(Duration.ofSeconds(5), () -> operator.process().isAlive());

        assertThat(proxy.writes())
                .filteredOn(request -> request.at().isAfter(from))
                .filteredOn(request -> request.target().contains("/clickanalytics/phones/status"))
                .hasSizeBetween(1, 20);
    }

    @Test
    void aThirdOfAllWritesInConflictDelaysOnly() {
        long seed = seed("conflicts");
        proxy.interfere(Interference.refusing(ApiRequest::isWrite, 0.33, 409, new Random(seed)));

        namespace.ready("phones");

        until(undisturbed, namespace::children);
    }

    @Test
    void anApiServerThatIsTooBusyIsLeftInPeaceAndAskedAgain() {
        long seed = seed("throttling");
        proxy.interfere(Interference.refusing(request -> true, 0.33, 429, new Random(seed)));

        namespace.ready("phones");

        until(undisturbed, namespace::children);
    }

    @Test
    void anApiServerThatFailsIsAskedAgain() {
        long seed = seed("failures");
        proxy.interfere(Interference.refusing(request -> true, 0.2, 500, new Random(seed)));

        namespace.ready("phones");

        until(undisturbed, namespace::children);
    }

    @Test
    void whatWasAskedForWhileTheApiServerWasAwayIsDoneAfterwards() {
        namespace.ready("phones");
        proxy.interfere(Interference.outage());
        proxy.cut(request -> true);

        namespace.in("scale", "clickanalytics/phones", "--replicas=5");
        stays(OUTAGE, () -> operator.process().isAlive() && executors().equals("2"));
        proxy.interfere(Interference.NONE);

        until("5", this::executors);
    }

    @Test
    void aResourceThatIsDeletedWhileTheApiServerIsAwayIsTakenDownAfterwards() {
        namespace.ready("phones");
        proxy.interfere(Interference.outage());
        proxy.cut(request -> true);

        namespace.in("delete", "clickanalytics/phones", "--wait=false");
        stays(Duration.ofSeconds(5), () -> namespace.exists("clickanalytics/phones"));
        proxy.interfere(Interference.NONE);

        soon(() -> !namespace.exists("clickanalytics/phones"));
        until("", namespace::children);
    }

    @Test
    void aKindThatTheApiServerDoesNotKnowForAWhileIsWatchedAgain() {
        Predicate<ApiRequest> ours = request -> request.target().contains("/apis/clickanalytics.io/");
        namespace.ready("phones");
        proxy.interfere(Interference.refusing(ours, 1, 404, new Random(0)));
        proxy.cut(ours);

        namespace.in("scale", "clickanalytics/phones", "--replicas=5");
        stays(OUTAGE, () -> operator.process().isAlive() && executors().equals("2"));
        proxy.interfere(Interference.NONE);

        until("5", this::executors);
    }

    @Test
    void twoOperatorsAtOnceDoNotUndoWhatTheOtherDoes() {
        try (ApiProxy before = namespace.proxy();
                OperatorProcess other = namespace.operator(before)) {
            namespace.ready("phones");
            until(undisturbed, namespace::children);
            namespace.patch("phones", "{\"spec\": {\"suspended\": true}}");
            until("Suspended", () -> namespace.condition("phones", "Ready", "reason"));
            int writes = writesOnceTheyRest(before);

            stays(Duration.ofSeconds(20), () -> writes(before) == writes);
            namespace.in("delete", "clickanalytics/phones", "--timeout=180s");

            assertThat(other.process().isAlive()).isTrue();
            assertThat(before.writes()).isNotEmpty();
        }
    }

    private int writesOnceTheyRest(ApiProxy before) {
        var last = new AtomicInteger();
        await().during(CALM).atMost(Duration.ofMinutes(1)).until(() -> {
            int now = writes(before);
            return last.getAndSet(now) == now;
        });
        return last.get();
    }

    /** Of both operators. */
    private int writes(ApiProxy before) {
        return before.writes().size() + proxy.writes().size();
    }

    private String executors() {
        return namespace.in("get", "configmap/phones-executors", "-o", "jsonpath={.data.executors}");
    }

    private String window(String resource) {
        return Stream.of(namespace
                        .in(
                                "get",
                                "configmap/" + resource + "-pipeline",
                                "-o",
                                "jsonpath={.data.settings\\.properties}")
                        .split("\n"))
                .filter(line -> line.startsWith("window.length="))
                .map(line -> line.substring("window.length=".length()))
                .collect(Collectors.joining());
    }

    private static long seed(String what) {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("The seed of " + what + " is " + seed + "; -Dseed repeats it.");
        return seed;
    }
}
