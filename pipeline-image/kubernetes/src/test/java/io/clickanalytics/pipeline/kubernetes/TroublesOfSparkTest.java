package io.clickanalytics.pipeline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.junit.jupiter.api.Test;

/** What is made of Spark's own words. */
class TroublesOfSparkTest {
    private static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");
    private static final Logger STORE = LogManager.getLogger(PodRefusals.LOGGER + ".ExecutorPodsSnapshotsStoreImpl");

    private final PodRefusals refusals = PodRefusals.heard();
    private final TroublesOfSpark troubles = new TroublesOfSpark(refusals, "phones-1");

    @Test
    void anExecutorThatWasKilledForItsMemoryNamesItsPodAndTheField() {
        removed(
                "\nThe executor with id 3 exited with exit code 137(SIGKILL, possible container OOM).\n\ncontainer state: terminated");

        assertThat(troubles.endSince(AT))
                .contains(
                        "found executor pod phones-1-exec-3 ended at 2026-11-21T08:00:00Z with exit code 137 (SIGKILL,"
                                + " possible container OOM), wanted it running; raise spec.spark.executor.memory");
        assertThat(troubles.endSince(AT.plusSeconds(1))).isEmpty();
    }

    @Test
    void anExecutorThatFailsNamesItsPod() {
        removed("The executor with id 3 exited with exit code 1(Uncaught exception).");

        assertThat(troubles.endSince(AT).orElseThrow())
                .contains("phones-1-exec-3", "exit code 1 (Uncaught exception)", "see its log");
    }

    @Test
    void oneThatIsRetiredOrDeletedIsNoTrouble() {
        removed("Executor decommission: fewer are wanted");
        removed("The executor with id 3 was deleted by a user or the framework.");
        removed("The executor with id 3 exited with exit code 0(success).");

        assertThat(troubles.endSince(AT)).isEmpty();
    }

    @Test
    void aPodThatTheApiServerForbidsIsHeardOfInSparksLog() {
        Instant before = Instant.now().minusSeconds(1);
        var status = new StatusBuilder()
                .withCode(403)
                .withMessage("pods \"phones-1-exec-7\" is forbidden: exceeded quota: few")
                .build();

        STORE.warn("Exception when notifying snapshot subscriber.", new KubernetesClientException(status));

        assertThat(troubles.refusalSince(before))
                .contains("pods \"phones-1-exec-7\" is forbidden: exceeded quota: few");
        assertThat(troubles.refusalSince(Instant.now().plusSeconds(1))).isEmpty();
    }

    @Test
    void otherFailuresAreNoRefusal() {
        STORE.warn("Exception when notifying snapshot subscriber.", new IllegalStateException("closed"));
        STORE.warn(
                "Exception when notifying snapshot subscriber.",
                new KubernetesClientException(
                        new StatusBuilder().withCode(500).withMessage("no").build()));

        assertThat(troubles.refusalSince(Instant.EPOCH)).isEmpty();
    }

    private void removed(String reason) {
        troubles.onExecutorRemoved(new SparkListenerExecutorRemoved(AT.toEpochMilli(), "3", reason));
    }
}
