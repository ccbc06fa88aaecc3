package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.PodsOfAPipeline.hasExecutors;
import static io.clickanalytics.e2e.cluster.PodsOfAPipeline.hasPublishedAfter;
import static io.clickanalytics.e2e.cluster.SystemOfPods.CATCH_UP;
import static io.clickanalytics.e2e.cluster.SystemOfPods.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clickanalytics.e2e.cluster.BatchWatch;
import io.clickanalytics.e2e.cluster.Images;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.PodsOfAPipeline;
import io.clickanalytics.e2e.cluster.SystemOfPods;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.harness.Load;
import io.clickanalytics.e2e.harness.Site;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How long starts take with the class archive of the pipeline's image and without, by turns: {@code -Drounds=N}. It judges
 * nothing but that all of it works.
 */
@Tag("soak")
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StartsE2E {
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int PER_SECOND = 500;

    @RegisterExtension
    static final Site site = Site.withoutKafka();

    private final TestCluster cluster;
    private final Map<String, Map<String, List<Double>>> seconds = new LinkedHashMap<>();
    private SystemOfPods system;
    private PodsOfAPipeline phones;

    StartsE2E(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void install() {
        system = new SystemOfPods(cluster, site, "starts");
        phones = system.phones();
        Images.pipelineWithoutArchive().loadInto(cluster);
    }

    @AfterAll
    void remove() throws IOException {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void startsAreTimedWithTheClassArchiveAndWithout() throws Exception {
        try (Load load = Load.started(system.kafka(), "phone", PER_SECOND)) {
            for (int round = 0; round < ROUNDS; round++) {
                starts("with", "clickanalytics-pipeline");
                starts("without", "clickanalytics-pipeline-without-archive");
            }
            load.stop();
        }
        seconds.forEach((what, times) -> System.out.printf("%-44s %s%n", what, line(times)));
    }

    private void starts(String archive, String image) {
        system.usePipeline(image);
        Instant applied = Instant.now();
        system.applyResource();
        phones.untilDriver("the first window", START, status -> status.hasNonNull("lastWindowEnd"));
        took("apply to the first window", archive, applied);
        system.awaitReady();
        took("apply to Ready", archive, applied);
        scales(archive);
        losesAnExecutor(archive);
        losesItsDashboard(archive);
        losesItsDriver(archive);
        system.deleteAll();
    }

    private void scales(String archive) {
        phones.untilDriver("two executors", START, hasExecutors(2));
        try (var batches = new BatchWatch(phones)) {
            Instant asked = Instant.now();
            phones.in("scale", "clickanalytics/phones", "--replicas=3");
            phones.untilDriver("the driver acts", START, status -> desired(status) == 3);
            took("kubectl scale to the driver acting", archive, asked);
            phones.untilDriver("three executors", START, hasExecutors(3));
            took("executors 2 to 3", archive, asked);
            windowsGoOn();
            note("slowest batch meanwhile", archive, batches.longest());
        }
        try (var batches = new BatchWatch(phones)) {
            int rewinds = rewinds();
            phones.in("scale", "clickanalytics/phones", "--replicas=2");
            phones.untilDriver("two executors", START, hasExecutors(2));
            windowsGoOn();
            note("slowest batch when one goes", archive, batches.longest());
            assertThat(rewinds()).as("failed batches").isEqualTo(rewinds);
        }
    }

    private void losesAnExecutor(String archive) {
        String first = phones.runningExecutor();
        try (var batches = new BatchWatch(phones)) {
            phones.in("delete", first, "--force", "--grace-period=0");
            windowsGoOn();
            note("slowest batch when one is killed", archive, batches.longest());
        }
    }

    private void losesItsDriver(String archive) {
        Instant lost = Instant.now();
        phones.in("delete", "pod", "phones-driver-0", "--force", "--grace-period=0");
        phones.untilDriver("a window of the new driver", START, hasPublishedAfter(lost));
        took("driver killed to the next window", archive, lost);
    }

    private void losesItsDashboard(String archive) {
        Instant lost = Instant.now();
        phones.in("delete", "pod", "-l", "app.kubernetes.io/component=dashboard", "--force", "--grace-period=0");
        phones.in("rollout", "status", "deployment/phones-dashboard", "--timeout=360s");
        took("dashboard's pod killed to the next one ready", archive, lost);
    }

    /** Two windows more. */
    private void windowsGoOn() {
        phones.untilDriver(
                "windows after it", CATCH_UP, hasPublishedAfter(Instant.now().plusSeconds(3)));
    }

    private int rewinds() {
        return phones.status().path("rewinds").asInt();
    }

    private static int desired(JsonNode status) {
        return status.path("executors").path("desired").asInt();
    }

    private void took(String what, String archive, Instant since) {
        note(what, archive, SystemOfPods.took(what + ", " + archive, since));
    }

    private void note(String what, String archive, double time) {
        seconds.computeIfAbsent(what, key -> new LinkedHashMap<>())
                .computeIfAbsent(archive, key -> new ArrayList<>())
                .add(time);
    }

    private static String line(Map<String, List<Double>> times) {
        return times.entrySet().stream()
                        .map(entry -> "%s: median %.1f of %s"
                                .formatted(entry.getKey(), median(entry.getValue()), entry.getValue()))
                        .collect(Collectors.joining("; "))
                + "; ratio %.2f".formatted(median(times.get("with")) / median(times.get("without")));
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get((times.size() - 1) / 2);
    }
}
