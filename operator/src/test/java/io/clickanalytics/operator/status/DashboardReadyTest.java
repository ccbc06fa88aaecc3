package io.clickanalytics.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the numbers of a Deployment's status mean while pods of two configurations are there. */
final class DashboardReadyTest {
    @ParameterizedTest(name = "{0} of {1} pods are new, {2} are available")
    @CsvSource({
        "0, 0, 0, NotAvailable, 0",
        "1, 1, 1, Showing, 1",
        "1, 2, 1, NotAvailable, 0",
        "1, 2, 2, Showing, 1",
        "1, 1, 0, NotAvailable, 0"
    })
    void aPodOfTheConfigurationBeforeShowsNothingOfThisOne(
            int updated, int all, int available, String reason, int ready) {
        Deployment deployment = deployment(updated, all, available, "Progressing", "ReplicaSetUpdated");

        Claim claim = DashboardReady.of(Seen.resource("  dashboard: {replicas: 1}"), Seen.with(deployment), Seen.NOW);

        assertThat(claim.reason()).isEqualTo(reason);
        assertThat(claim.holds()).isEqualTo(ready > 0);
        assertThat(DashboardReady.ready(deployment)).isEqualTo(ready);
    }

    @Test
    void aNewPodThatDoesNotComeUpNeedsHelpAlthoughTheOldOneStillShows() {
        Deployment deployment = deployment(1, 2, 1, "Progressing", "ProgressDeadlineExceeded");

        Claim claim = DashboardReady.of(Seen.resource("  dashboard: {replicas: 1}"), Seen.with(deployment), Seen.NOW);

        assertThat(claim.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(claim.message()).contains("kubectl describe deployment phones-dashboard");
    }

    @ParameterizedTest(name = "{0} of {1} pods are new, {2} are available: {3}")
    @CsvSource({"1, 2, 1, false", "1, 2, 2, false", "1, 1, 0, false", "1, 1, 1, true"})
    void aRolloutIsOverWhenTheLastOldPodIsGone(int updated, int all, int available, boolean done) {
        assertThat(Rollout.done(deployment(updated, all, available, "Progressing", "ReplicaSetUpdated")))
                .isEqualTo(done);
    }

    private static Deployment deployment(int updated, int all, int available, String type, String reason) {
        return Serialization.unmarshal("""
                metadata: {name: phones-dashboard, generation: 2}
                spec: {replicas: 1}
                status:
                  observedGeneration: 2
                  updatedReplicas: %d
                  replicas: %d
                  availableReplicas: %d
                  conditions: [{type: %s, status: 'False', reason: %s}]
                """.formatted(updated, all, available, type, reason), Deployment.class);
    }
}
