package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.cluster.InNamespace;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.strimzi.StandInStrimzi;
import io.clickanalytics.e2e.strimzi.StrimziSite;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A resource goes, whoever else is gone before it, and what is to stay stays. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class StrimziDeletionE2E {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String OURS = "app.kubernetes.io/managed-by=clickanalytics-operator";
    private static final String DELETE = "{deletion: {topics: Delete, kafka: Delete}}";

    private final TestCluster cluster;
    private StrimziSite site;
    private InNamespace shop;
    private InNamespace kafka;
    private StandInStrimzi strimzi;

    StrimziDeletionE2E(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void start() {
        site = StrimziSite.started(cluster);
        shop = site.shop();
        kafka = site.kafka();
        strimzi = site.strimzi();
        site.shareClicks();
    }

    @AfterEach
    void back() {
        strimzi.away(false);
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @Test
    @Order(1)
    void topicsThatAreRetainedStayInKafkaAndNoObjectIsLeft() {
        made("kept", "{}");

        delete("kept");

        assertThat(kafka.run("get", "kafkatopics", "-o", "name")).doesNotContain("kept-");
        assertThat(strimzi.topics().names()).contains("kept-in", "kept-out", "kept-out-state");
        assertNothingIsLeft();
    }

    @Test
    @Order(2)
    void topicsThatAreToGoAreDeletedInKafka() {
        made("gone", DELETE);

        delete("gone");

        assertThat(strimzi.topics().names()).doesNotContain("gone-in", "gone-out", "gone-out-state");
        assertNothingIsLeft();
    }

    @Test
    @Order(3)
    void aManagedKafkaIsLeftToItsUsersAndBelongsToNobody() {
        shop.apply(StrimziSite.resource("owner", "{kafka: {managed: {brokers: 1}}}"));
        await().atMost(SOON).until(() -> shop.has("statefulset/owner-driver"));

        delete("owner");

        assertThat(shop.field("kafka/owner", ".metadata.labels")).isEmpty();
        assertThat(shop.field("kafkanodepool/owner-brokers", ".metadata.labels"))
                .isEqualTo("{\"strimzi.io/cluster\":\"owner\"}");
        assertNothingIsLeft();
    }

    @Test
    @Order(4)
    void aManagedKafkaGoesAfterItsTopicsAndBeforeItsPools() {
        shop.apply(StrimziSite.resource("whole", "{kafka: {managed: {brokers: 1}}}", DELETE));
        await().atMost(SOON).until(() -> shop.has("statefulset/whole-driver"));

        delete("whole");

        assertThat(shop.has("kafka/whole") || shop.has("kafkanodepool/whole-brokers"))
                .isFalse();
        assertThat(strimzi.topics().names()).doesNotContain("whole-in");
        assertNothingIsLeft();
    }

    @Test
    @Order(5)
    void withoutStrimzisAnswerTheResourceGoesAllTheSameAndSaysWhatItLeaves() {
        made("orphans", DELETE);
        strimzi.away(true);

        delete("orphans");

        assertThat(kafka.field("kafkatopic/orphans-in", ".metadata.deletionTimestamp"))
                .isNotEmpty();
        assertThat(kafka.field("kafkatopic/orphans-in", ".metadata.labels"))
                .isEqualTo("{\"strimzi.io/cluster\":\"clicks\"}");
        assertThat(shop.run("get", "events", "-o", "jsonpath={.items[?(@.reason==\"LeftBehind\")].message}"))
                .contains(kafka.name() + "/orphans-in", "strimzi.io/topic-operator");
        assertNothingIsLeft();
    }

    @Test
    @Order(6)
    void withoutStrimzisAnswerRetainedTopicsAreNotDeletedWhenItComesBack() {
        made("asleep", "{}");
        strimzi.away(true);
        delete("asleep");
        strimzi.away(false);

        await().atMost(SOON).until(() -> kafka.condition("kafkatopic/asleep-in", "Unmanaged", "status")
                .equals("True"));

        assertThat(strimzi.topics().names()).contains("asleep-in");
    }

    @Test
    @Order(7)
    void withoutTheNamespaceOfKafkaAResourceGoes() {
        site.shareClicks();
        made("homeless", DELETE);
        strimzi.away(true);
        shop.kubectl().run("delete", "namespace", kafka.name(), "--wait=false");
        await().atMost(SOON).until(() -> !kafka.has("kafka/clicks"));

        delete("homeless");

        assertTheShopIsEmpty();
    }

    private void made(String name, String spec) {
        shop.apply(StrimziSite.resource(
                name, "{kafka: {cluster: {name: clicks, namespace: %s}}}".formatted(kafka.name()), spec));
        await().atMost(SOON).until(() -> shop.has("statefulset/" + name + "-driver"));
    }

    private void delete(String name) {
        shop.run("delete", "clickanalytics/" + name, "--timeout=" + (3 * StrimziSite.DELETE_SECONDS + 30) + "s");
    }

    private void assertNothingIsLeft() {
        assertTheShopIsEmpty();
        assertThat(kafka.kubectl()
                        .ask("", "-n", kafka.name(), "get", "kafkatopics", "-l", OURS, "-o", "name")
                        .output())
                .isEmpty();
    }

    private void assertTheShopIsEmpty() {
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.run(
                        "get",
                        "all,configmaps,secrets,serviceaccounts,roles,rolebindings,networkpolicies,poddisruptionbudgets,"
                                + "kafkas,kafkanodepools,kafkatopics",
                        "-l",
                        OURS,
                        "-o",
                        "name"))
                .isEmpty());
    }
}
