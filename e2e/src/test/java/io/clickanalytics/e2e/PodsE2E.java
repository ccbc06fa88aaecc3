package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.PodsOfAPipeline.hasExecutors;
import static io.clickanalytics.e2e.cluster.PodsOfAPipeline.hasPublishedAfter;
import static io.clickanalytics.e2e.cluster.SystemOfPods.CATCH_UP;
import static io.clickanalytics.e2e.cluster.SystemOfPods.START;
import static io.clickanalytics.e2e.cluster.SystemOfPods.took;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.PodsOfAPipeline;
import io.clickanalytics.e2e.cluster.SystemOfPods;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.VisitorOfPods;
import io.clickanalytics.e2e.harness.Documents;
import io.clickanalytics.e2e.harness.Load;
import io.clickanalytics.e2e.harness.Report;
import io.clickanalytics.e2e.harness.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole as pods of a real Kubernetes, with the images of this build: one resource, clicks that are counted right. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PodsE2E {
    private static final int PER_SECOND = 500;
    private static final Path PICTURES = Documents.ROOT.resolve("e2e/target/pictures");

    @RegisterExtension
    static final Site site = Site.withoutKafka();

    private final TestCluster cluster;
    private SystemOfPods system;
    private PodsOfAPipeline phones;

    PodsE2E(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void install() {
        system = new SystemOfPods(cluster, site, "pods");
        phones = system.phones();
    }

    @AfterAll
    void remove() throws IOException {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void podsCountRightWhileTheyAreScaledAndLostAndLeaveNothing() throws Exception {
        try (Load load = Load.started(system.kafka(), "phone", PER_SECOND)) {
            system.apply();
            isSeenFromOutside();
            scales("executors 2 to 3", 3);
            losesAnExecutor();
            scales("executors 3 to 1", 1);
            losesItsDriver();
            changesItsWindow();

            long clicks = load.stop();
            Report report = system.recountIsRight(clicks);
            System.out.printf("%d clicks, %d windows, 0 lost, 0 twice%n", clicks, report.number("windows"));
            assertThat(phones.windows().toString())
                    .as("what the dashboard shows")
                    .contains("\"total\"");
        }
        system.deleteAll();
    }

    /** Two pictures, some windows apart, of a chart that moves while the pods behind it are replaced. */
    private void isSeenFromOutside() {
        try (var visitor = new VisitorOfPods(phones, site.folder("proxy"))) {
            visitor.seesMore(1);
            visitor.picture(PICTURES.resolve("before.png"));
            visitor.seesTheDashboardRolled();
            visitor.seesMore(3);
            visitor.picture(PICTURES.resolve("after.png"));
            visitor.isContent();
        }
    }

    /** The same driver goes on. */
    private void scales(String what, int executors) {
        String driver = phones.driver();
        Instant asked = Instant.now();

        phones.in("scale", "clickanalytics/phones", "--replicas=" + executors);

        JsonNode status = phones.untilDriver(what, START, hasExecutors(executors));
        took(what, asked);
        phones.untilDriver("a window after it", CATCH_UP, hasPublishedAfter(Instant.now()));
        assertThat(phones.driver()).isEqualTo(driver);
        // none where the machine has time: a tick that comes ten batches late is one, too
        System.out.println("  rewinds so far: " + status.path("rewinds").asInt());
        await().atMost(CATCH_UP)
                .until(() -> phones.in("get", "clickanalytics/phones", "-o", "jsonpath={.status.executors.running}")
                        .equals(Integer.toString(executors)));
    }

    /** As when its node is drained: one that is told to go ends its task first; another comes. */
    private void losesAnExecutor() {
        String first = phones.runningExecutor();
        await("the budget lets one go").atMost(CATCH_UP).until(() -> phones.in(
                        "get", "poddisruptionbudget/phones-executors", "-o", "jsonpath={.status.disruptionsAllowed}")
                .equals("1"));
        Instant lost = Instant.now();

        phones.evict(first);

        await("another executor")
                .atMost(START)
                .until(() -> !phones.executors().contains(first)
                        && phones.executors().lines().count() == 3);
        phones.untilDriver("three executors", START, hasExecutors(3));
        took("executor evicted to three again", lost);
    }

    private void losesItsDriver() {
        String driver = phones.driver();
        Instant lost = Instant.now();

        phones.in("delete", "pod", "phones-driver-0", "--force", "--grace-period=0");

        await().atMost(START)
                .until(() -> !phones.driver().isEmpty() && !phones.driver().equals(driver));
        phones.untilDriver("a window of the new driver", START, hasPublishedAfter(lost));
        took("driver lost to the next window", lost);
        system.awaitReady();
    }

    /** The same driver goes on. */
    private void changesItsWindow() {
        String driver = phones.driver();
        Instant changed = Instant.now();

        system.patch("{\"window\": {\"length\": \"4s\"}}");

        phones.untilDriver(
                "the stream goes back to its commit",
                START,
                status -> status.path("rewinds").asInt() > 0);
        phones.untilDriver("a window after it", CATCH_UP, hasPublishedAfter(Instant.now()));
        took("window 2 s to 4 s", changed);
        assertThat(phones.driver()).isEqualTo(driver);
    }
}
