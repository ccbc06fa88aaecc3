package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.TestNamespace.soon;
import static io.clickanalytics.e2e.cluster.TestNamespace.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TestNamespace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What hits all that is in a cluster: not for one that others use, unless they have agreed ({@code -Dcluster.alone=true}).
 */
@OnKubernetes
final class ClusterFaultsE2E {
    private final TestCluster cluster;
    private TestNamespace namespace;
    private OperatorProcess operator;

    ClusterFaultsE2E(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void begin() {
        cluster.assumeAlone();
        namespace = new TestNamespace(cluster, "faults");
        operator = namespace.operator();
        namespace.ready("phones");
    }

    @AfterEach
    void end() {
        if (namespace != null) {
            namespace.clear();
            operator.close();
            namespace.close();
        }
    }

    @Test
    void afterARestartOfTheApiServerTheOperatorGoesOn() {
        String before = namespace.children();
        assumeTrue(cluster.restartApiServer(), "nothing is known of how this cluster's API server is restarted");

        soon(() -> namespace.deletes("configmap/phones-pipeline", "networkpolicy/phones-driver"));

        until(before, namespace::children);
        until("True", () -> namespace.condition("phones", "Ready", "status"));
        assertThat(operator.process().isAlive()).isTrue();
    }

    @Test
    void theKindIsRemovedWithAllResourcesAndPutBack() {
        String before = namespace.children();

        namespace.kubectl().run("delete", "crd", "clickanalytics.clickanalytics.io", "--timeout=180s");
        until("", namespace::children);
        cluster.installKinds();
        namespace.in("delete", "pods", "--all", "--timeout=180s");
        namespace.ready("phones");

        until(before, namespace::children);
        assertThat(operator.process().isAlive()).isTrue();
    }
}
