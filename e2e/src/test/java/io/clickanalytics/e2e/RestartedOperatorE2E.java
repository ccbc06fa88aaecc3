package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.TestNamespace.stays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.e2e.cluster.ApiProxy;
import io.clickanalytics.e2e.cluster.InNamespace;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.StandInDriver;
import io.clickanalytics.e2e.cluster.StandInExecutor;
import io.clickanalytics.e2e.cluster.StandInNode;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.strimzi.StrimziSite;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The operator stops and starts among many resources on Strimzi: of what holds all the time it says nothing else. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RestartedOperatorE2E {
    private static final int MANY = 24;
    private static final String OURS = "app.kubernetes.io/managed-by=clickanalytics-operator";
    private static final Duration SOON = Duration.ofMinutes(4);
    /** Longer than a resource waits for its next look. */
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private final KubernetesClient client;
    private final TestCluster cluster;
    private StrimziSite site;
    private InNamespace shop;
    private StandInDriver driver;
    private StandInNode node;

    RestartedOperatorE2E(TestCluster cluster) {
        this.cluster = cluster;
        this.client = cluster.client();
    }

    @BeforeAll
    void dataFlowsThroughAll() {
        site = StrimziSite.started(cluster);
        shop = site.shop();
        driver = new StandInDriver();
        node = new StandInNode(client, shop.name(), driver);
        site.shareClicks();
        shop.apply(names().map(name -> StrimziSite.resource(
                        name,
                        "{kafka: {cluster: {name: clicks, namespace: %s}}}"
                                .formatted(site.kafka().name())))
                .collect(Collectors.joining("\n---\n")));
        names().forEach(name -> StandInExecutor.create(client, shop.name(), name));
        await().atMost(SOON).pollInterval(Duration.ofSeconds(1)).until(() -> ready() == MANY);
    }

    @AfterAll
    void end() {
        node.close();
        driver.close();
        site.close();
    }

    @Test
    void noConditionOfManyIsLostOverARestart() throws InterruptedException {
        Queue<String> lost = new ConcurrentLinkedQueue<>();
        Watch watching = watch(lost);

        stopAtWork(site.operator());
        looksAtAllAndStaysAWhile().kill();
        stopAtWork(looksAtAllAndStaysAWhile());
        watching.close();
        assertThat(lost).isEmpty();
        assertThat(ready()).isEqualTo(MANY);
    }

    /** While it looks at all of them. */
    private void stopAtWork(OperatorProcess operator) throws InterruptedException {
        // what others write there is left alone, and is a reason to look
        shop.run("annotate", "--overwrite", "configmap", "-l", OURS, "looked-at=" + operator.port());
        assertThat(operator.stopsWithin(Duration.ofSeconds(40))).isTrue();
    }

    private OperatorProcess looksAtAllAndStaysAWhile() {
        ApiProxy proxy = site.proxy();
        OperatorProcess operator = site.unready(proxy).whenReady();
        await().atMost(SOON).until(() -> reconciled(operator) >= MANY);
        stays(A_WHILE, () -> operator.process().isAlive());
        return operator;
    }

    private static double reconciled(OperatorProcess operator) {
        return operator.get("/metrics")
                .lines()
                .filter(line -> line.startsWith("operator_sdk_controllers_execution_reconcile_seconds_count"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private Watch watch(Queue<String> lost) {
        return client.resources(ClickAnalytics.class).inNamespace(shop.name()).watch(new Watcher<>() {
            @Override
            public void eventReceived(Action action, ClickAnalytics resource) {
                conditions(resource)
                        .filter(condition -> condition.getType().endsWith("Ready"))
                        .filter(condition -> !"True".equals(condition.getStatus()))
                        .forEach(condition -> lost.add(resource.name() + " " + condition.getType() + " "
                                + condition.getReason() + ": " + condition.getMessage()));
            }

            @Override
            public void onClose(WatcherException cause) {
                lost.add("nobody watches any more: " + cause);
            }
        });
    }

    private long ready() {
        return client.resources(ClickAnalytics.class).inNamespace(shop.name()).list().getItems().stream()
                .filter(resource -> conditions(resource)
                        .anyMatch(condition ->
                                condition.getType().equals("Ready") && "True".equals(condition.getStatus())))
                .count();
    }

    private static Stream<Condition> conditions(ClickAnalytics resource) {
        return resource.getStatus() == null
                ? Stream.empty()
                : List.copyOf(resource.getStatus().conditions()).stream();
    }

    private static Stream<String> names() {
        return IntStream.range(0, MANY).mapToObj(number -> "many-" + number);
    }
}
