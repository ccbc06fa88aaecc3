package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.cluster.InNamespace;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TestNamespace;
import io.clickanalytics.e2e.strimzi.StandInStrimzi;
import io.clickanalytics.e2e.strimzi.StrimziSite;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Clusters and topics of Strimzi, whose operators are a stand-in before a real Kafka. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StrimziE2E {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Duration ROLL = Duration.ofSeconds(6);

    private final TestCluster cluster;
    private StrimziSite site;
    private InNamespace shop;
    private InNamespace kafka;
    private StandInStrimzi strimzi;

    StrimziE2E(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void start() {
        site = StrimziSite.started(cluster);
        shop = site.shop();
        kafka = site.kafka();
        strimzi = site.strimzi();
        kafka.apply(StrimziSite.cluster("clicks"));
        kafka.run("annotate", "kafka/clicks", "clickanalytics.io/allowed-namespaces=" + shop.name());
        until("True", () -> kafka.condition("kafka/clicks", "Ready", "status"));
    }

    @AfterEach
    void normal() {
        strimzi.slow(Duration.ofMillis(300));
        strimzi.away(false);
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @Test
    void aManagedKafkaIsMadeWithItsPoolsAndItsTopicsReallyExist() {
        shop.apply(StrimziSite.resource(
                "phones", "{kafka: {managed: {brokers: 1}, input: {partitions: 4, retention: 2h}}}"));

        until("True", () -> said("phones", "TopicsReady", "status"));
        until("True", () -> said("phones", "KafkaReady", "status"));

        assertThat(shop.field("kafkanodepool/phones-brokers", ".spec.replicas")).isEqualTo("1");
        assertThat(shop.field("kafkanodepool/phones-controllers", ".spec.roles"))
                .isEqualTo("[\"controller\"]");
        assertThat(strimzi.topics().find("phones-in").orElseThrow().partitions())
                .hasSize(4);
        assertThat(strimzi.topics().config("phones-in")).containsEntry("retention.ms", "7200000");
        assertThat(strimzi.topics().config("phones-out-state")).containsEntry("cleanup.policy", "compact");
        assertThat(settings("phones"))
                .contains("kafka.bootstrap.servers=" + address("phones", shop, "tls"))
                .contains("kafka.security.protocol=SSL");
        assertThat(shop.field("secret/phones-kafka", ".data.ca\\.crt")).isNotEmpty();
    }

    @Test
    void aReadyOfAnEarlierGenerationIsNotBelievedWhileBrokersAreAdded() {
        shop.apply(StrimziSite.resource("growing", "{kafka: {managed: {brokers: 1}}, suspended: true}"));
        until("True", () -> said("growing", "KafkaReady", "status"));
        strimzi.slow(ROLL);

        shop.patch("clickanalytics/growing", "{\"spec\":{\"kafka\":{\"managed\":{\"brokers\":2}}}}");

        until("KafkaChanging", () -> said("growing", "KafkaReady", "reason"));
        assertThat(shop.condition("kafka/growing", "Ready", "status")).isEqualTo("True");
        until("True", () -> said("growing", "KafkaReady", "status"));
        assertThat(shop.field("kafkanodepool/growing-brokers", ".status.replicas"))
                .isEqualTo("2");
        assertThat(shop.field("kafkanodepool/growing-controllers", ".spec.replicas"))
                .isEqualTo("3");
        assertThat(shop.field("clickanalytics/growing", ".status.change.class")).isEqualTo("Live");
    }

    /** Three and four brokers keep as many copies of Kafka's own topics: nothing but the pool changes. */
    @Test
    void aFourthBrokerIsWaitedForAlthoughKafkaItselfDoesNotChange() {
        shop.apply(StrimziSite.resource("four", "{kafka: {managed: {brokers: 3}}, suspended: true}"));
        until("True", () -> said("four", "KafkaReady", "status"));
        String generation = shop.field("kafka/four", ".metadata.generation");
        strimzi.away(true);

        shop.patch("clickanalytics/four", "{\"spec\":{\"kafka\":{\"managed\":{\"brokers\":4}}}}");

        until("KafkaChanging", () -> said("four", "KafkaReady", "reason"));
        assertThat(said("four", "KafkaReady", "message")).contains(shop.name() + "/four-brokers");
        assertThat(shop.condition("kafka/four", "Ready", "status")).isEqualTo("True");
        assertThat(shop.field("kafka/four", ".metadata.generation")).isEqualTo(generation);
        assertThat(shop.field("kafka/four", ".status.observedGeneration")).isEqualTo(generation);
        TestNamespace.stays(Duration.ofSeconds(4), () -> said("four", "KafkaReady", "status")
                .equals("False"));

        strimzi.away(false);

        until("True", () -> said("four", "KafkaReady", "status"));
        assertThat(shop.field("kafkanodepool/four-brokers", ".status.replicas")).isEqualTo("4");
        assertThat(shop.field("kafkanodepool/four-controllers", ".spec.replicas"))
                .isEqualTo("3");
        assertThat(shop.field("clickanalytics/four", ".status.change.class")).isEqualTo("Live");

        shop.patch("clickanalytics/four", "{\"spec\":{\"kafka\":{\"managed\":{\"brokers\":3}}}}");

        // they hold partitions
        until("BrokersKept", () -> said("four", "KafkaReady", "reason"));
        assertThat(said("four", "KafkaReady", "status")).isEqualTo("True");
        assertThat(said("four", "KafkaReady", "message")).contains("found 4 brokers", "wanted 3");
    }

    @Test
    void brokersWhosePodsFailAreToldThoughStrimziSaysReady() {
        shop.apply(StrimziSite.resource("falling", "{kafka: {managed: {brokers: 3}}, suspended: true}"));
        until("KafkaReady", () -> said("falling", "KafkaReady", "reason"));

        strimzi.unready("falling-brokers", 1);

        until("KafkaPodsMissing", () -> said("falling", "KafkaReady", "reason"));
        assertThat(said("falling", "KafkaReady", "status")).isEqualTo("True");
        assertThat(said("falling", "KafkaReady", "message"))
                .contains("found 2 of 3 pods of KafkaNodePool " + shop.name() + "/falling-brokers");

        strimzi.unready("falling-brokers", 3);

        until("KafkaPodsNotReady", () -> said("falling", "KafkaReady", "reason"));
        assertThat(shop.condition("kafka/falling", "Ready", "status")).isEqualTo("True");

        strimzi.unready("falling-brokers", 0);

        until("KafkaReady", () -> said("falling", "KafkaReady", "reason"));
    }

    @Test
    void aClusterElsewhereIsUsedOnlyWhenItsOwnerAllowsIt() {
        kafka.apply(StrimziSite.cluster("closed"));
        shop.apply(on("closed", "guest", "{}"));
        until("NotAllowed", () -> said("guest", "KafkaReady", "reason"));
        assertThat(kafka.has("kafkatopic/guest-in")).isFalse();
        assertThat(shop.has("configmap/guest-pipeline")).isFalse();

        kafka.run("annotate", "kafka/closed", "clickanalytics.io/allowed-namespaces=other," + shop.name());
        until("True", () -> said("guest", "TopicsReady", "status"));
        await().atMost(SOON).until(() -> shop.has("statefulset/guest-driver"));
        kafka.run("annotate", "--overwrite", "kafka/closed", "clickanalytics.io/allowed-namespaces=other");

        until("NotAllowed", () -> said("guest", "KafkaReady", "reason"));
        assertThat(shop.has("statefulset/guest-driver")).isTrue();
    }

    @Test
    void anAddressThatStrimziDropsFromItsStatusIsKept() {
        kafka.apply(StrimziSite.cluster("moody"));
        kafka.run("annotate", "kafka/moody", "clickanalytics.io/allowed-namespaces=*");
        shop.apply(on("moody", "steady", "{kafka: {cluster: {listener: tls}}}"));
        until("True", () -> said("steady", "TopicsReady", "status"));
        String hash = hash("steady");

        kafka.patch("kafka/moody", "{\"spec\":{\"kafka\":{\"version\":\"4.9.9\"}}}");
        until("KafkaNotReady", () -> said("steady", "KafkaReady", "reason"));
        shop.patch("clickanalytics/steady", "{\"spec\":{\"window\":{\"length\":\"4s\"}}}");

        await().atMost(SOON).until(() -> settings("steady").contains("window.length=PT4S"));
        assertThat(kafka.field("kafka/moody", ".status.listeners")).isEmpty();
        assertThat(hash("steady")).isEqualTo(hash);
        assertThat(shop.field("secret/steady-kafka", ".data.ca\\.crt")).isNotEmpty();
    }

    @Test
    void aTopicOfSomebodyElseIsNotTakenAndNothingIsMadeBesideIt() {
        kafka.apply(topic("others-in", "others-in", 2));
        until("True", () -> kafka.condition("kafkatopic/others-in", "Ready", "status"));

        shop.apply(on("clicks", "others", "{}"));

        until("TopicNotOurs", () -> said("others", "TopicsReady", "reason"));
        assertThat(shop.has("statefulset/others-driver")).isFalse();
        site.delete("others");
        assertThat(kafka.field("kafkatopic/others-in", ".spec.partitions")).isEqualTo("2");
        assertThat(strimzi.topics().names()).contains("others-in");
    }

    @Test
    void aTopicThatAnotherKafkaTopicHasIsNotWrittenTo() {
        kafka.apply(topic("their-name-for-it", "rival-out", 1));
        until("True", () -> kafka.condition("kafkatopic/their-name-for-it", "Ready", "status"));

        shop.apply(on("clicks", "rival", "{}"));

        until("TopicNotOurs", () -> said("rival", "TopicsReady", "reason"));
        assertThat(said("rival", "TopicsReady", "message")).contains("their-name-for-it");
        assertThat(shop.has("statefulset/rival-driver")).isFalse();
        site.delete("rival");
        assertThat(strimzi.topics().names()).contains("rival-out");
    }

    @Test
    void fewerPartitionsThanATopicHasAreRefusedInStrimzisWords() {
        strimzi.topics().create("wide-in", 8, Map.of());

        shop.apply(on("clicks", "wide", "{kafka: {input: {partitions: 4}}}"));

        until("TopicFailed", () -> said("wide", "TopicsReady", "reason"));
        assertThat(said("wide", "TopicsReady", "message")).contains("Decreasing partitions not supported");
    }

    @Test
    void moreCopiesThanBrokersAreRefusedUntilThereAreFewer() {
        shop.apply(on("clicks", "copies", "{kafka: {input: {replicas: 3}}}"));
        until("TopicFailed", () -> said("copies", "TopicsReady", "reason"));
        assertThat(said("copies", "TopicsReady", "message")).contains("InvalidReplicationFactorException");

        shop.patch("clickanalytics/copies", "{\"spec\":{\"kafka\":{\"input\":{\"replicas\":1}}}}");

        until("True", () -> said("copies", "TopicsReady", "status"));
    }

    @Test
    void anotherNumberOfCopiesIsRejectedAndTheLastGoodStateGoesOn() {
        shop.apply(on("clicks", "kept", "{suspended: true}"));
        until("True", () -> said("kept", "TopicsReady", "status"));
        await().atMost(SOON).until(() -> shop.has("statefulset/kept-driver"));
        String before = hash("kept");

        shop.patch(
                "clickanalytics/kept",
                "{\"spec\":{\"kafka\":{\"results\":{\"replicas\":2}},\"window\":{\"length\":\"4s\"}}}");

        until("Rejected", () -> said("kept", "Ready", "reason"));
        assertThat(shop.field("clickanalytics/kept", ".status.change.class")).isEqualTo("Rejected");
        assertThat(said("kept", "TopicsReady", "status")).isEqualTo("True");
        assertThat(kafka.field("kafkatopic/kept-out", ".spec.replicas")).isEqualTo("1");
        assertThat(settings("kept")).doesNotContain("window.length=PT4S");
        assertThat(hash("kept")).isEqualTo(before);
    }

    /** Its driver fits on no node. */
    @Test
    void aChangeIsShownOrRejectedAlsoWhileNothingEverRan() {
        shop.apply(on("clicks", "early", "{kafka: {input: {partitions: 2}}}"));
        until("Unschedulable", () -> said("early", "PipelineReady", "reason"));

        shop.patch("clickanalytics/early", "{\"spec\":{\"window\":{\"length\":\"4s\"}}}");
        until("Rewind", () -> shop.field("clickanalytics/early", ".status.change.class"));
        // it is said first, and made then
        await().atMost(SOON).until(() -> settings("early").contains("window.length=PT4S"));
        shop.patch(
                "clickanalytics/early",
                "{\"spec\":{\"kafka\":{\"input\":{\"partitions\":3},\"results\":{\"replicas\":2}}}}");
        until("Rejected", () -> said("early", "Ready", "reason"));
        shop.run("delete", "configmap/early-executors");

        await("what was made before is kept").atMost(SOON).until(() -> shop.has("configmap/early-executors"));
        assertThat(settings("early")).contains("window.length=PT4S");
        assertThat(kafka.field("kafkatopic/early-in", ".spec.partitions")).isEqualTo("2");
        assertThat(said("early", "PipelineReady", "reason")).isEqualTo("Unschedulable");
    }

    @Test
    void aTopicThatIsNotAskedForAnyMoreIsLetGoAndStays() {
        shop.apply(on("clicks", "letters", "{kafka: {deadLetters: {topic: dead}}, deletion: {topics: Delete}}"));
        until("True", () -> said("letters", "TopicsReady", "status"));
        assertThat(strimzi.topics().names()).contains("dead");

        shop.patch("clickanalytics/letters", "{\"spec\":{\"kafka\":{\"deadLetters\":null}}}");

        await().atMost(SOON).until(() -> !kafka.has("kafkatopic/dead"));
        assertThat(strimzi.topics().names()).contains("dead");
        until("True", () -> said("letters", "TopicsReady", "status"));
    }

    private String on(String cluster, String name, String spec) {
        return StrimziSite.resource(
                name, "{kafka: {cluster: {name: %s, namespace: %s}}}".formatted(cluster, kafka.name()), spec);
    }

    private static String topic(String name, String topicName, int partitions) {
        return """
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaTopic
                metadata: {name: %s, labels: {strimzi.io/cluster: clicks}}
                spec: {topicName: %s, partitions: %d, replicas: 1}
                """.formatted(name, topicName, partitions);
    }

    private static String address(String cluster, InNamespace namespace, String listener) {
        return namespace
                .field("kafka/" + cluster, ".status.listeners[?(@.name==\"" + listener + "\")].bootstrapServers")
                .replace(":", "\\:");
    }

    private String said(String name, String type, String field) {
        return shop.condition("clickanalytics/" + name, type, field);
    }

    private String settings(String name) {
        return shop.field("configmap/" + name + "-pipeline", ".data.settings\\.properties");
    }

    private String hash(String name) {
        return shop.field(
                "statefulset/" + name + "-driver",
                ".spec.template.metadata.annotations.clickanalytics\\.io/config-hash");
    }

    private static void until(String wanted, Callable<String> found) {
        await().atMost(SOON).untilAsserted(() -> assertThat(found.call()).isEqualTo(wanted));
    }
}
