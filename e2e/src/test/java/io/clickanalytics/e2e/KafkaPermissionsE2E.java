package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clickanalytics.e2e.cluster.ApiProxy;
import io.clickanalytics.e2e.cluster.InNamespace;
import io.clickanalytics.e2e.cluster.Kustomized;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.Rights;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.harness.Documents;
import io.clickanalytics.e2e.strimzi.StrimziSite;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What an operator may do in the namespace of a Kafka that belongs to others: enough for a whole life, and nothing beyond it;
 * {@link PermissionsE2E} has the other rights.
 */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KafkaPermissionsE2E {
    private static final Duration SOON = Duration.ofMinutes(3);

    private final TestCluster cluster;
    private StrimziSite site;
    private InNamespace shop;
    private InNamespace kafka;

    KafkaPermissionsE2E(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void start() {
        site = StrimziSite.started(cluster);
        shop = site.shop();
        kafka = site.kafka();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @Test
    void nothingIsRefusedThereAndNothingIsGivenThatIsNotUsed() throws InterruptedException {
        site.operator().kill();
        try (ApiProxy proxy = site.proxy();
                OperatorProcess operator = site.unready(proxy).whenReady()) {
            live();

            assertThat(operator.process().isAlive()).isTrue();
            Set<String> unused = new TreeSet<>(Rights.given(Stream.of(role())));
            unused.removeAll(Rights.used(
                    proxy.requests().stream().filter(request -> request.target().contains("/" + kafka.name() + "/"))));
            assertThat(proxy.requests())
                    .filteredOn(request -> request.code() == HttpURLConnection.HTTP_FORBIDDEN)
                    .isEmpty();
            assertThat(unused).isEmpty();
        }
    }

    /** Each Role that is shipped is one whose verbs a test goes through. */
    @Test
    void noOtherRolesAreShipped() {
        Set<String> roles = new TreeSet<>();
        Kustomized.folders()
                .flatMap(folder -> Kustomized.of(folder, shop.kubectl()).objects().stream())
                .filter(object -> object.get("kind").asText().endsWith("Role"))
                .forEach(role -> roles.add(role.at("/metadata/name").asText()));

        assertThat(roles)
                .containsExactly(
                        "clickanalytics-operator", "clickanalytics-operator-kafka", "clickanalytics-operator-lease");
    }

    private void live() {
        site.shareClicks();
        shop.apply(guest("{kafka: {deadLetters: {topic: dead}}}"));
        await().atMost(SOON).until(() -> shop.field("configmap/guest-applied", ".data.settled")
                .equals("true"));
        shop.patch("clickanalytics/guest", "{\"spec\":{\"kafka\":{\"deadLetters\":null}}}");
        await().atMost(SOON).until(() -> !kafka.has("kafkatopic/dead"));
        // pools are looked at where there is a resource with a Kafka of its own
        shop.apply(StrimziSite.resource("owner", "{kafka: {managed: {brokers: 1}}, suspended: true}"));
        await().atMost(SOON).until(() -> shop.field("configmap/owner-applied", ".data.settled")
                .equals("true"));
        site.delete("guest", "owner");
    }

    private String guest(String spec) {
        return StrimziSite.resource(
                "guest",
                "{kafka: {cluster: {name: clicks, namespace: %s}}, suspended: true, deletion: {topics: Delete}}"
                        .formatted(kafka.name()),
                spec);
    }

    private JsonNode role() {
        return Documents.parse(kafka.run("get", "role/clickanalytics-operator-kafka", "-o", "json"));
    }
}
