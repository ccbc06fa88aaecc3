package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.TestNamespace.soon;
import static io.clickanalytics.e2e.cluster.TestNamespace.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.e2e.cluster.ApiRequest;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.ShortLives;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TestNamespace;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Operators of which each lives for one write, on any Kafka. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KilledOperatorE2E {
    private final TestNamespace namespace;
    private final ShortLives lives;

    KilledOperatorE2E(TestCluster cluster) {
        namespace = new TestNamespace(cluster, "killed");
        lives = new ShortLives(namespace::proxy, namespace::unready, KilledOperatorE2E::isStep);
    }

    @AfterAll
    void remove() {
        namespace.close();
    }

    @Test
    void operatorsKilledAtEveryStepOfMakingAndOfDeletingReachWhatOneReaches() throws InterruptedException {
        String made = madeByOne();
        namespace.apply("phones", "{suspended: true}");

        List<ApiRequest> making = lives.until(() -> "Suspended".equals(namespace.condition("phones", "Ready", "reason"))
                && namespace.children().equals(made));
        String madeByMany = namespace.children();
        namespace.in("delete", "clickanalytics/phones", "--wait=false");
        List<ApiRequest> deleting = lives.until(() -> !namespace.exists("clickanalytics/phones"));

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
            soon(() -> namespace.settled("phones"));
            String made = namespace.children();
            namespace.in("delete", "clickanalytics/phones", "--timeout=180s");
            until("", namespace::children);
            assertThat(operator.process().isAlive()).isTrue();
            return made;
        }
    }

    /** News are told again by each that finds them new. */
    private static boolean isStep(ApiRequest request) {
        return request.isWrite() && !request.isOf("events");
    }
}
