package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.cluster.ApiRequest;
import io.clickanalytics.e2e.cluster.InNamespace;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.ShortLives;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.strimzi.StandInStrimzi;
import io.clickanalytics.e2e.strimzi.StrimziSite;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Operators of which each lives for one step with Strimzi: it makes, lets go or deletes one of its objects, makes or deletes
 * the driver, takes or gives back the resource.
 */
@OnKubernetes
final class KilledOnStrimziE2E {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final List<String> KINDS = List.of("kafkas", "kafkanodepools", "kafkatopics", "statefulsets");
    private static final List<String> TOPICS = List.of("phones-in", "phones-out", "phones-out-state");

    private final TestCluster cluster;
    private StrimziSite site;
    private InNamespace shop;
    private StandInStrimzi strimzi;
    private ShortLives lives;

    KilledOnStrimziE2E(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void start() throws InterruptedException {
        site = StrimziSite.started(cluster);
        site.operator().kill();
        shop = site.shop();
        strimzi = site.strimzi();
        lives = new ShortLives(site::proxy, site::unready, KilledOnStrimziE2E::isStep);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void topicsOfAClusterThatIsSharedAreEachMadeOnceAndEachLetGo() throws InterruptedException {
        InNamespace kafka = site.kafka();
        site.shareClicks();
        await().atMost(SOON)
                .until(() -> kafka.condition("kafka/clicks", "Ready", "status").equals("True"));

        List<ApiRequest> making = made("{kafka: {cluster: {name: clicks, namespace: %s}}}".formatted(kafka.name()));
        List<ApiRequest> deleting = deleted();

        assertThat(making)
                .extracting(KilledOnStrimziE2E::text)
                .containsExactlyInAnyOrder(
                        "PATCH clickanalytics/phones",
                        "PATCH kafkatopics/phones-in",
                        "PATCH kafkatopics/phones-out",
                        "PATCH kafkatopics/phones-out-state",
                        "PATCH statefulsets/phones-driver");
        assertThat(deleting)
                .extracting(KilledOnStrimziE2E::text)
                .containsSubsequence("DELETE statefulsets/phones-driver", "PATCH clickanalytics/phones")
                .containsSubsequence("PATCH kafkatopics/phones-in", "DELETE kafkatopics/phones-in")
                .containsSubsequence("PATCH kafkatopics/phones-out", "DELETE kafkatopics/phones-out")
                .containsSubsequence("PATCH kafkatopics/phones-out-state", "DELETE kafkatopics/phones-out-state")
                .hasSize(8);
        assertThat(strimzi.topics().names()).containsAll(TOPICS);
        assertThat(kafka.run("get", "kafkatopics", "-o", "name")).isEmpty();
    }

    @Test
    void aManagedKafkaIsMadeOnceAndGoesAfterItsTopicsAndBeforeItsPools() throws InterruptedException {
        List<ApiRequest> making = made("{kafka: {managed: {brokers: 1}}, deletion: {topics: Delete, kafka: Delete}}");
        List<ApiRequest> deleting = deleted();

        assertThat(making)
                .extracting(KilledOnStrimziE2E::text)
                .startsWith("PATCH clickanalytics/phones", "PATCH kafkas/phones")
                .endsWith("PATCH statefulsets/phones-driver")
                .doesNotHaveDuplicates()
                .hasSize(8);
        assertThat(deleting)
                .extracting(KilledOnStrimziE2E::text)
                .containsSubsequence(
                        "DELETE statefulsets/phones-driver",
                        "DELETE kafkatopics/phones-out-state",
                        "DELETE kafkas/phones",
                        "DELETE kafkanodepools/phones-brokers",
                        "PATCH clickanalytics/phones")
                .doesNotHaveDuplicates()
                .hasSize(8);
        assertThat(strimzi.topics().names()).doesNotContainAnyElementsOf(TOPICS);
        assertThat(shop.run("get", "kafkas,kafkanodepools,kafkatopics", "-o", "name"))
                .isEmpty();
    }

    private List<ApiRequest> made(String spec) throws InterruptedException {
        shop.apply(StrimziSite.resource("phones", spec, "{suspended: true}"));
        List<ApiRequest> steps = lives.until(() -> shop.field("configmap/phones-applied", ".data.settled")
                        .equals("true")
                && shop.condition("clickanalytics/phones", "Ready", "reason").equals("Suspended")
                && shop.condition("clickanalytics/phones", "TopicsReady", "status")
                        .equals("True"));
        assertThat(strimzi.topics().names()).containsAll(TOPICS);
        return said("making", steps);
    }

    private List<ApiRequest> deleted() throws InterruptedException {
        shop.run("delete", "clickanalytics/phones", "--wait=false");
        List<ApiRequest> steps = lives.until(() -> !shop.has("clickanalytics/phones"));
        return said("deleting", steps);
    }

    private static List<ApiRequest> said(String what, List<ApiRequest> steps) {
        System.out.printf("Killed after each of these steps of %s:%n%s%n", what, ApiRequest.lines(steps));
        return steps;
    }

    /** Of the resource itself only its finalizer is: who writes a status anew changes nothing. */
    private static boolean isStep(ApiRequest request) {
        return request.isWrite()
                && (KINDS.stream().anyMatch(request::isOf)
                        || (request.isOf("clickanalytics") && !request.target().contains("/status")));
    }

    private static String text(ApiRequest request) {
        String[] steps = request.target().replaceFirst("[?].*", "").split("/", -1);
        return request.method() + " " + steps[steps.length - 2] + "/" + steps[steps.length - 1];
    }
}
