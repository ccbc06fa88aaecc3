package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.harness.Documents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The cluster of {@code e2e/cluster} as its script starts and ends it, on the one that all other classes had before: those
 * that are isolated come last, so that this one may end it.
 */
@OnKubernetes
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ClusterLifeE2E {
    private static final Path HERE =
            Documents.ROOT.resolve("e2e/cluster").toAbsolutePath().normalize();
    private static final Path STATE = Path.of("/var/lib/clickanalytics-cluster");
    private static final int HELD = 4;

    private final TestCluster cluster;
    private Path checkout;

    ClusterLifeE2E(TestCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * What a script said.
     *
     * @param code 0 for success
     * @param words all of them
     */
    private record Answer(int code, String words) {}

    @BeforeAll
    void aSecondCheckout(@TempDir Path folder) throws IOException {
        checkout = folder.resolve("cluster");
        assumeTrue(Files.exists(STATE.resolve("holder")), "the cluster of this run is another one");
        assumeTrue(Files.readString(STATE.resolve("holder")).strip().equals(HERE.toString()), "somebody else holds it");
        try (Stream<Path> files = Files.walk(HERE)) {
            for (Path file : files.toList()) {
                Files.copy(file, checkout.resolve(HERE.relativize(file).toString()));
            }
        }
    }

    @Test
    @Order(1)
    void upAgainLeavesItAsItIs() throws Exception {
        String before = uid();

        Answer up = script(HERE, "up");

        assertThat(up.code()).isZero();
        assertThat(up.words()).contains("runs already");
        assertThat(uid()).isEqualTo(before);
    }

    @Test
    @Order(2)
    void aSecondCheckoutIsToldWhoHoldsItAndChangesNothing() throws Exception {
        String before = uid();

        Answer up = script(checkout, "up");
        Answer down = script(checkout, "down");

        assertThat(List.of(up, down)).allSatisfy(answer -> {
            assertThat(answer.code()).isEqualTo(HELD);
            assertThat(answer.words()).contains("held by " + HERE, "export KUBECONFIG=");
        });
        assertThat(uid()).isEqualTo(before);
        assertThat(script(checkout, "status").words()).contains("made by " + HERE);
    }

    @Test
    @Order(3)
    void downLeavesNothingAndDownAgainFindsNothingWhoeverAsks() throws Exception {
        assumeTrue(cluster.isOurs(), "it was up before this run, and stays up");

        Answer down = script(HERE, "down");
        Answer again = script(HERE, "down");
        Answer other = script(checkout, "down");

        assertThat(down).isEqualTo(new Answer(0, "cluster: down"));
        assertThat(again).isEqualTo(new Answer(0, "cluster: is down"));
        assertThat(other).isEqualTo(again);
        assertThat(STATE).doesNotExist();
        assertThat(Path.of("/sys/class/net/cluster0")).doesNotExist();
        assertThat(cgroups()).isEmpty();
        assertThat(programs()).isEmpty();
        assertThat(script(HERE, "kubeconfig").words()).contains("found no running cluster", "cluster up");
    }

    /** It is the same cluster for as long as this is the same; other namespaces may still be on their way out. */
    private String uid() {
        return cluster.kubectl().run("get", "namespace", "kube-system", "-o", "jsonpath={.metadata.uid}");
    }

    /** Of all mounts of control groups, those that are the cluster's. */
    private static List<Path> cgroups() throws IOException {
        try (Stream<String> mounts = Files.lines(Path.of("/proc/mounts"))) {
            return mounts.map(line -> line.split(" ", -1))
                    .filter(mount -> mount[2].startsWith("cgroup"))
                    .map(mount -> Path.of(mount[1], "clickanalytics"))
                    .filter(Files::exists)
                    .toList();
        }
    }

    private static List<String> programs() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().command().stream())
                .filter(command -> command.startsWith(STATE.toString()))
                .toList();
    }

    private static Answer script(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(folder.resolve("cluster").toString()), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), words.strip());
    }
}
