package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.TestNamespace.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.cluster.ApiProxy;
import io.clickanalytics.e2e.cluster.ApiRequest;
import io.clickanalytics.e2e.cluster.Interference;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TestNamespace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Operators of which each lives for one write: it is killed with -9 when the API server has done it and before it hears of
 * it. So a next one begins at every step that there is.
 */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KilledOperatorE2E {
    private static final int MOST = 80;
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final TestNamespace namespace;

    KilledOperatorE2E(TestCluster cluster) {
        namespace = new TestNamespace(cluster, "killed");
    }

    @AfterAll
    void remove() {
        namespace.close();
    }

    @Test
    void operatorsKilledAtEveryStepOfMakingAndOfDeletingReachWhatOneReaches() throws InterruptedException {
        String made = madeByOne();
        namespace.apply("phones", "{suspended: true}");

        List<ApiRequest> making =
                oneWriteEach(() -> "Suspended".equals(namespace.condition("phones", "Ready", "reason"))
                        && namespace.children().equals(made));
        String madeByMany = namespace.children();
        namespace.in("delete", "clickanalytics/phones", "--wait=false");
        List<ApiRequest> deleting = oneWriteEach(() -> !namespace.exists("clickanalytics/phones"));

        System.out.printf(
                "Killed after each of these writes of making:%n%s%nand of deleting:%n%s%n",
                ApiRequest.lines(making), ApiRequest.lines(deleting));
        assertThat(madeByMany).isEqualTo(made);
        assertThat(making).hasSizeGreaterThan(15);
        assertThat(deleting).hasSizeGreaterThan(1);
        until("", namespace::children);
    }

    private String madeByOne() {
        try (OperatorProcess operator = namespace.operator()) {
            namespace.apply("phones", "{suspended: true}");
            until("Suspended", () -> namespace.condition("phones", "Ready", "reason"));
            await().until(() -> namespace.exists("configmap/phones-applied"));
            String made = namespace.children();
            namespace.in("delete", "clickanalytics/phones", "--timeout=180s");
            until("", namespace::children);
            assertThat(operator.process().isAlive()).isTrue();
            return made;
        }
    }

    /** The writes after which an operator was killed, until the end is reached. */
    private List<ApiRequest> oneWriteEach(Callable<Boolean> end) throws InterruptedException {
        List<ApiRequest> writes = new ArrayList<>();
        while (writes.size() < MOST) {
            try (ApiProxy proxy = namespace.proxy()) {
                var process = new CompletableFuture<Process>();
                proxy.interfere(Interference.stopAfter(
                        1, KilledOperatorE2E::isStep, () -> process.join().destroyForcibly()));
                OperatorProcess operator = namespace.unready(proxy);
                process.complete(operator.process());
                await().atMost(LIFE)
                        .until(() -> !operator.process().isAlive()
                                || (proxy.writes().stream().noneMatch(KilledOperatorE2E::isStep) && end.call()));
                operator.kill();
                proxy.writes().stream().filter(KilledOperatorE2E::isStep).forEach(writes::add);
                if (proxy.writes().stream().noneMatch(KilledOperatorE2E::isStep)) {
                    return writes;
                }
            }
        }
        return writes;
    }

    /** News are told again by each that finds them new. */
    private static boolean isStep(ApiRequest request) {
        return request.isWrite() && !request.isOf("events");
    }
}
