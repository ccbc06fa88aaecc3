package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.cluster.InNamespace;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.strimzi.StrimziSite;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Strimzi's kinds go with all that is of them, while resources use them, and come back. */
@OnKubernetes
final class StrimziRemovedE2E {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String KINDS = ".kafka.strimzi.io";

    private final TestCluster cluster;
    private StrimziSite site;
    private InNamespace shop;
    private InNamespace kafka;

    StrimziRemovedE2E(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void twoUseIt() {
        cluster.assumeAlone();
        site = StrimziSite.started(cluster);
        shop = site.shop();
        kafka = site.kafka();
        haveKafka();
        shop.apply(resource("stays"));
        shop.apply(resource("goes"));
        shop.apply(StrimziSite.resource("owner", "{kafka: {managed: {brokers: 1}}, suspended: true}"));
        for (String name : new String[] {"stays", "goes", "owner"}) {
            until("True", () -> said(name, "TopicsReady", "status"));
            await().atMost(SOON).until(() -> shop.has("statefulset/" + name + "-driver"));
        }
    }

    @AfterEach
    void back() {
        if (site != null) {
            cluster.installKinds();
            site.close();
        }
    }

    @Test
    void resourcesSayWhatIsMissingCanBeDeletedMeanwhileAndHealWhenItIsBack() {
        // topics first: who takes their finalizers away lives in the Kafka
        for (String kind : new String[] {"kafkatopics", "kafkas", "kafkanodepools"}) {
            shop.kubectl().run("delete", "crd", kind + KINDS, "--timeout=120s");
        }

        until("StrimziMissing", () -> said("stays", "KafkaReady", "reason"));
        until("StrimziMissing", () -> said("owner", "KafkaReady", "reason"));
        assertThat(said("stays", "KafkaReady", "message")).contains("kafka.strimzi.io/v1", "install it");
        assertThat(said("stays", "Ready", "status")).isEqualTo("False");
        assertThat(shop.has("statefulset/stays-driver")).isTrue();
        site.delete("goes", "owner");

        cluster.installKinds();
        haveKafka();

        until("True", () -> said("stays", "KafkaReady", "status"));
        until("True", () -> said("stays", "TopicsReady", "status"));
        assertThat(kafka.run("get", "kafkatopics", "-o", "name"))
                .contains("stays-in", "stays-out", "stays-out-state")
                .doesNotContain("goes");
        assertThat(site.operator().process().isAlive()).isTrue();
        site.delete("stays");
        assertThat(kafka.run("get", "kafkatopics", "-o", "name")).isEmpty();
    }

    private void haveKafka() {
        site.shareClicks();
        until("True", () -> kafka.condition("kafka/clicks", "Ready", "status"));
    }

    private String resource(String name) {
        return StrimziSite.resource(name, "{kafka: {cluster: {name: clicks, namespace: %s}}}".formatted(kafka.name()));
    }

    private String said(String name, String type, String field) {
        return shop.condition("clickanalytics/" + name, type, field);
    }

    private static void until(String wanted, Callable<String> found) {
        await().atMost(SOON).untilAsserted(() -> assertThat(found.call()).isEqualTo(wanted));
    }
}
