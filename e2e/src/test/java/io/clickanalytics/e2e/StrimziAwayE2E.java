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

/** A resource goes though nobody answers for its Kafka any more, and what is to stay stays. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class StrimziAwayE2E {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String DELETE = "{deletion: {topics: Delete, kafka: Delete}}";
    /** All waiting for Strimzi is in vain here. */
    private static final int DELETE_SECONDS = 8;

    private final TestCluster cluster;
    private StrimziSite site;
    private UsersOfClicks users;
    private InNamespace shop;
    private InNamespace kafka;
    private StandInStrimzi strimzi;

    StrimziAwayE2E(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void start() {
        site = StrimziSite.started(cluster, DELETE_SECONDS);
        shop = site.shop();
        kafka = site.kafka();
        strimzi = site.strimzi();
        users = new UsersOfClicks(site);
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
    void withoutStrimzisAnswerTheResourceGoesAllTheSameAndSaysWhatItLeaves() {
        users.made("orphans", DELETE);
        strimzi.away(true);

        site.delete("orphans");

        assertThat(kafka.field("kafkatopic/orphans-in", ".metadata.deletionTimestamp"))
                .isNotEmpty();
        assertThat(kafka.field("kafkatopic/orphans-in", ".metadata.labels"))
                .isEqualTo("{\"strimzi.io/cluster\":\"clicks\"}");
        assertThat(shop.run("get", "events", "-o", "jsonpath={.items[?(@.reason==\"LeftBehind\")].message}"))
                .contains(kafka.name() + "/orphans-in", "strimzi.io/topic-operator");
        users.assertNothingIsLeft();
    }

    @Test
    @Order(2)
    void withoutStrimzisAnswerRetainedTopicsAreNotDeletedWhenItComesBack() {
        users.made("asleep", "{}");
        strimzi.away(true);
        site.delete("asleep");
        strimzi.away(false);

        await().atMost(SOON).until(() -> kafka.condition("kafkatopic/asleep-in", "Unmanaged", "status")
                .equals("True"));

        assertThat(strimzi.topics().names()).contains("asleep-in");
    }

    @Test
    @Order(3)
    void withoutTheNamespaceOfKafkaAResourceGoes() {
        site.shareClicks();
        users.made("homeless", DELETE);
        strimzi.away(true);
        shop.kubectl().run("delete", "namespace", kafka.name(), "--wait=false");
        await().atMost(SOON).until(() -> !kafka.has("kafka/clicks"));

        site.delete("homeless");

        users.assertTheShopIsEmpty();
    }
}
