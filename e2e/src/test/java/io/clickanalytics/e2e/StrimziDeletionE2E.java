package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.TestNamespace.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.cluster.InNamespace;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.strimzi.StandInStrimzi;
import io.clickanalytics.e2e.strimzi.StrimziSite;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A resource goes, and what is to stay stays; {@link StrimziAwayE2E} has those that nobody answers. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class StrimziDeletionE2E {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String DELETE = "{deletion: {topics: Delete, kafka: Delete}}";

    private final TestCluster cluster;
    private StrimziSite site;
    private UsersOfClicks users;
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
        users = new UsersOfClicks(site);
        site.shareClicks();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @Test
    @Order(1)
    void topicsThatAreRetainedStayInKafkaAndNoObjectIsLeft() {
        users.made("kept", "{}");

        site.delete("kept");

        assertThat(kafka.run("get", "kafkatopics", "-o", "name")).doesNotContain("kept-");
        assertThat(strimzi.topics().names()).contains("kept-in", "kept-out", "kept-out-state");
        users.assertNothingIsLeft();
    }

    @Test
    @Order(2)
    void topicsThatAreToGoAreDeletedInKafka() {
        users.made("gone", DELETE);

        site.delete("gone");

        assertThat(strimzi.topics().names()).doesNotContain("gone-in", "gone-out", "gone-out-state");
        users.assertNothingIsLeft();
    }

    @Test
    @Order(3)
    void aManagedKafkaIsLeftToItsUsersAndBelongsToNobody() {
        shop.apply(StrimziSite.resource("owner", "{kafka: {managed: {brokers: 1}}}"));
        await().atMost(SOON).until(() -> shop.has("statefulset/owner-driver"));

        site.delete("owner");

        assertThat(shop.field("kafka/owner", ".metadata.labels")).isEmpty();
        assertThat(shop.field("kafkanodepool/owner-brokers", ".metadata.labels"))
                .isEqualTo("{\"strimzi.io/cluster\":\"owner\"}");
        users.assertNothingIsLeft();
    }

    @Test
    @Order(4)
    void aManagedKafkaGoesAfterItsTopicsAndBeforeItsPools() {
        shop.apply(StrimziSite.resource("whole", "{kafka: {managed: {brokers: 1}}}", DELETE));
        await().atMost(SOON).until(() -> shop.has("statefulset/whole-driver"));

        site.delete("whole");

        assertThat(shop.has("kafka/whole") || shop.has("kafkanodepool/whole-brokers"))
                .isFalse();
        assertThat(strimzi.topics().names()).doesNotContain("whole-in");
        users.assertNothingIsLeft();
    }

    @Test
    @Order(5)
    void aTopicThatIsWantedAgainBeforeStrimziLetItGoIsCaredForAgain() {
        String letters = "{\"spec\": {\"kafka\": {\"deadLetters\": %s}}}";
        users.made("again", "{kafka: {deadLetters: {topic: again-dead}}}");
        strimzi.away(true);
        shop.patch("clickanalytics/again", letters.formatted("null"));
        until("false", () -> managed("again-dead"));

        shop.patch("clickanalytics/again", letters.formatted("{\"topic\": \"again-dead\"}"));
        strimzi.away(false);

        until("", () -> managed("again-dead"));
        until("True", () -> shop.condition("clickanalytics/again", "TopicsReady", "status"));
        site.delete("again");
    }

    private String managed(String topic) {
        return kafka.field("kafkatopic/" + topic, ".metadata.annotations.strimzi\\.io/managed");
    }
}
