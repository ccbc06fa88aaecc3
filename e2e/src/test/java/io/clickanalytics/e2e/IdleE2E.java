package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.TestNamespace.soon;
import static io.clickanalytics.e2e.cluster.TestNamespace.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.cluster.ApiProxy;
import io.clickanalytics.e2e.cluster.ApiRequest;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TestNamespace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the operator asks of the API server while nobody changes anything: one driver counts, one is suspended, one cannot be made. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IdleE2E {
    private static final Duration CALM = Duration.ofSeconds(5);
    private static final Duration WATCHED = Duration.ofSeconds(125);

    private final TestNamespace namespace;
    private final ApiProxy proxy;
    private final OperatorProcess operator;
    private List<ApiRequest> requests;

    IdleE2E(TestCluster cluster) {
        namespace = new TestNamespace(cluster, "idle");
        proxy = namespace.proxy();
        operator = namespace.operator(proxy);
    }

    @BeforeAll
    void lookOn() {
        namespace.apply("asleep", "{suspended: true}");
        until("Suspended", () -> namespace.condition("asleep", "Ready", "reason"));
        namespace.apply("lost", "{kafka: {bootstrapServers: null, cluster: {name: nobody}}}");
        until("KafkaMissing", () -> namespace.condition("lost", "Ready", "reason"));
        namespace.ready("awake");
        until("True", () -> namespace.condition("awake", "CaughtUp", "status"));
        soon(() -> namespace.settled("awake"));
        pass(CALM);
        Instant from = Instant.now();

        pass(WATCHED);

        requests = proxy.requests().stream()
                .filter(request -> request.at().isAfter(from))
                .toList();
        System.out.printf(
                "In %d s with resources that count, sleep and cannot be made the operator asked %d times:%n%s%n",
                WATCHED.toSeconds(), requests.size(), ApiRequest.lines(requests));
    }

    private static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(20)).until(() -> true);
    }

    @AfterAll
    void remove() {
        namespace.clear();
        operator.close();
        proxy.close();
        namespace.close();
    }

    @Test
    void nothingButNumbersIsWritten() {
        assertThat(requests).filteredOn(ApiRequest::isWrite).allMatch(request -> request.target()
                .contains("/clickanalytics/awake/status"));
    }

    @Test
    void numbersAreWrittenOnceAMinute() {
        assertThat(requests).filteredOn(ApiRequest::isWrite).hasSizeBetween(1, 2);
    }

    @Test
    void whatCannotBeMadeIsNotTriedAllTheTime() {
        assertThat(requests)
                .filteredOn(request -> !request.isWatch())
                .filteredOn(request -> !request.target().contains("/clickanalytics/awake/"))
                .hasSizeLessThan(10);
    }
}
