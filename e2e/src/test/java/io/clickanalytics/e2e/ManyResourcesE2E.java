package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.e2e.cluster.ApiProxy;
import io.clickanalytics.e2e.cluster.ApiRequest;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TestNamespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What the operator needs, measured: with one resource after the other, and with many at once ({@code -Dresources}, 1 000
 * unless said otherwise). Its numbers are on the console.
 */
@Tag("soak")
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ManyResourcesE2E {
    private static final int MANY = Integer.getInteger("resources", 1000);
    private static final int FEW = 20;
    /** One before anything is made, one when all runs. */
    private static final int RECORDS = 2;

    private static final String RECONCILIATION = "operator_sdk_controllers_execution_reconcile_seconds_";
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofMinutes(40);

    private final TestNamespace namespace;
    private final KubernetesClient client;
    private final ApiProxy proxy;
    private OperatorProcess operator;

    ManyResourcesE2E(TestCluster cluster) {
        namespace = new TestNamespace(cluster, "many");
        client = cluster.client();
        proxy = namespace.proxy();
        operator = namespace.operator(proxy);
    }

    @AfterAll
    void remove() {
        namespace.in("delete", "clickanalytics", "--all", "--timeout=40m");
        operator.close();
        proxy.close();
        namespace.close();
    }

    @Test
    @Order(1)
    void oneAfterTheOtherAllObjectsAreMadeAtOnce() {
        List<Long> milliseconds =
                IntStream.range(0, FEW).mapToObj(this::untilMade).sorted().toList();

        say("from the API server's yes to a resource until all its objects are made: median %d ms, longest of %d %d ms"
                .formatted(milliseconds.get(FEW / 2), FEW, milliseconds.get(FEW - 1)));
        say(reconciliations());
        assertThat(milliseconds.get(FEW / 2)).isLessThan(10_000);
    }

    @Test
    @Order(2)
    void manyAreMadeAndThenLeftInPeace() throws Exception {
        long heapBefore = heap();
        int before = proxy.requests().size();
        Instant from = Instant.now();
        IntStream.range(FEW, MANY).parallel().forEach(this::create);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(5))
                .until(() -> suspended() == MANY && applied() == MANY);
        List<ApiRequest> making = since(before);
        say("%d resources made in %d s with %d requests, of which %d writes"
                .formatted(
                        MANY - FEW, Duration.between(from, Instant.now()).toSeconds(), making.size(), writes(making)));
        say(reconciliations());

        pass(Duration.ofSeconds(20));
        before = proxy.requests().size();
        pass(IDLE);
        List<ApiRequest> idle = since(before);

        say("idle for %d s with %d resources: %d requests, of which %d writes"
                .formatted(IDLE.toSeconds(), MANY, idle.size(), writes(idle)));
        say("heap after a collection: %d MiB, before %d MiB".formatted(heap(), heapBefore));
        assertThat(idle).noneMatch(ApiRequest::isWrite);
    }

    @Test
    @Order(3)
    void aNewOperatorFindsThemAllAsTheyShouldBe() throws Exception {
        operator.kill();
        int before = proxy.requests().size();
        Instant from = Instant.now();

        operator = namespace.operator(proxy);
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> reconciled() >= MANY);

        List<ApiRequest> looking = since(before);
        say("a new operator has looked at all of them after %d s, with %d requests, of which %d writes; heap %d MiB"
                .formatted(Duration.between(from, Instant.now()).toSeconds(), looking.size(), writes(looking), heap()));
        assertThat(looking).noneMatch(ApiRequest::isWrite);
    }

    private long untilMade(int number) {
        int before = proxy.requests().size();
        create(number);
        Instant from = Instant.now();
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> since(before).stream()
                                .filter(request -> request.target().contains("many-" + number + "-applied"))
                                .count()
                        == RECORDS);
        return Duration.between(from, Instant.now()).toMillis();
    }

    private void create(int number) {
        var resource = Serialization.unmarshal(
                TestNamespace.document("many-" + number, "{suspended: true}"), ClickAnalytics.class);
        resource.getMetadata().setNamespace(namespace.name());
        client.resource(resource).create();
    }

    private long suspended() {
        return client.resources(ClickAnalytics.class).inNamespace(namespace.name()).list().getItems().stream()
                .filter(resource -> resource.getStatus() != null
                        && resource.getStatus().conditions().stream()
                                .anyMatch(condition -> "Suspended".equals(condition.getReason())))
                .count();
    }

    /** Those whose record was written for the last time. */
    private long applied() {
        return client.configMaps().inNamespace(namespace.name()).list().getItems().stream()
                .filter(map -> map.getMetadata().getName().endsWith("-applied"))
                .filter(map -> "true".equals(map.getData().get("settled")))
                .count();
    }

    private List<ApiRequest> since(int count) {
        List<ApiRequest> all = proxy.requests();
        return all.subList(count, all.size());
    }

    private static long writes(List<ApiRequest> requests) {
        return requests.stream().filter(ApiRequest::isWrite).count();
    }

    /** MiB in use when everything that is garbage is gone. */
    private long heap() throws Exception {
        String jcmd = ProcessHandle.current().info().command().orElseThrow().replaceAll("java$", "jcmd");
        new ProcessBuilder(jcmd, Long.toString(operator.process().pid()), "GC.run")
                .start()
                .waitFor();
        double bytes = metrics("jvm_memory_used_bytes{area=\"heap\"").stream()
                .mapToDouble(ManyResourcesE2E::value)
                .sum();
        return Math.round(bytes / (1 << 20));
    }

    private double reconciled() {
        return metrics(RECONCILIATION + "count").stream()
                .mapToDouble(ManyResourcesE2E::value)
                .sum();
    }

    private String reconciliations() {
        return "%.0f reconciliations, half of them within %.0f ms, 99 %% within %.0f ms"
                .formatted(reconciled(), within(0.5), within(0.99));
    }

    /** Milliseconds, the upper end of a bucket. */
    private double within(double share) {
        double wanted = reconciled() * share;
        return metrics(RECONCILIATION + "bucket").stream()
                        .filter(line -> value(line) >= wanted)
                        .map(line -> line.substring(line.indexOf("le=\"") + 4, line.lastIndexOf('"')))
                        .filter(bound -> !bound.equals("+Inf"))
                        .mapToDouble(Double::parseDouble)
                        .min()
                        .orElse(Double.POSITIVE_INFINITY)
                * 1000;
    }

    private List<String> metrics(String start) {
        return operator.get("/metrics")
                .lines()
                .filter(line -> line.startsWith(start))
                .toList();
    }

    private static double value(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    private static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(20)).until(() -> true);
    }

    private static void say(String sentence) {
        System.out.println("MEASURED " + sentence);
    }
}
