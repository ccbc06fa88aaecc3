package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.TestNamespace.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TestNamespace;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Of several operators one leads, and another takes over. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LeadershipE2E {
    private static final Duration STOP = Duration.ofSeconds(30);

    private final TestNamespace namespace;

    LeadershipE2E(TestCluster cluster) {
        namespace = new TestNamespace(cluster, "leaders");
    }

    @AfterEach
    void clear() {
        try (OperatorProcess last = candidate("last")) {
            until("last", this::leader);
            namespace.clear();
            assertThat(last.process().isAlive()).isTrue();
        }
    }

    @AfterAll
    void remove() {
        namespace.close();
    }

    @Test
    void oneThatStopsHandsOverToTheOneThatStandsBy() throws InterruptedException {
        try (OperatorProcess first = candidate("one");
                OperatorProcess second = candidate("two")) {
            until("one", this::leader);

            boolean ended = first.stopsWithin(STOP);

            until("two", this::leader);
            isServed();
            assertThat(ended).isTrue();
            assertThat(second.stopsWithin(STOP)).isTrue();
        }
    }

    @Test
    void oneThatIsKilledIsFollowedWhenItsLeaseHasRunOut() throws InterruptedException {
        try (OperatorProcess first = candidate("one");
                OperatorProcess second = candidate("two")) {
            until("one", this::leader);

            first.kill();

            until("two", this::leader);
            isServed();
            assertThat(second.stopsWithin(STOP)).isTrue();
        }
    }

    private void isServed() {
        namespace.apply("phones", "{suspended: true}");
        until("Suspended", () -> namespace.condition("phones", "Ready", "reason"));
    }

    private String leader() {
        return namespace.in("get", "lease/clickanalytics-operator", "-o", "jsonpath={.spec.holderIdentity}");
    }

    private OperatorProcess candidate(String identity) {
        return namespace.operator(identity, Map.of("CLICKANALYTICS_LEADER_ELECTION", "true"));
    }
}
