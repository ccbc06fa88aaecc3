package io.clickanalytics.operator.status;

import static io.clickanalytics.operator.status.Seen.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.clickanalytics.operator.desired.Component;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** pod-troubles.csv: what each part of a resource says of each fault of its pods, word for word. */
final class PodTroubleTest {
    private static final String KILLED =
            "{terminated: {reason: OOMKilled, exitCode: 137, finishedAt: '2026-11-21T07:5%d:00Z'}}";

    @ParameterizedTest
    @CsvFileSource(resources = "/pod-troubles.csv", numLinesToSkip = 1, delimiter = '|')
    void isToldWithThePodAndWhatToDo(String component, String status, String reason, String message) {
        Pod pod = pod("p-1", status);

        Claim claim =
                PodTrouble.of(List.of(pod), Component.valueOf(component), NOW).orElseThrow();

        assertThat(claim).isEqualTo(Claim.blocked(reason, message));
    }

    @Test
    void ofAPodThatStartsIsNone() {
        Pod starting = pod("p-1", "{containerStatuses: [{state: {waiting: {reason: ContainerCreating}}}]}");

        assertThat(PodTrouble.of(List.of(starting), Component.EXECUTOR, NOW)).isEmpty();
    }

    @Test
    void ofAnExecutorThatGoesIsNone() {
        Pod going = pod("p-1", "{containerStatuses: [{state: {waiting: {reason: ImagePullBackOff}}}]}");
        going.getMetadata().setDeletionTimestamp(NOW.minusSeconds(90).toString());

        assertThat(PodTrouble.of(List.of(going), Component.EXECUTOR, NOW)).isEmpty();
    }

    @Test
    void withoutAnyExecutorTheirPodsSayWhy() {
        Claim claim = PipelineReady.of(Seen.resource(), counting(0, Map.of()), executors(unschedulable()), NOW);

        assertThat(claim.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(claim.reason()).isEqualTo("Unschedulable");
        assertThat(claim.message()).contains("exec-2", "spec.spark.executor.cpu");
    }

    @Test
    void executorsThatAreNotEvenMadeAreTheDriversToTellOf() {
        var driver = counting(0, Map.of("Executors", "found 0 of 2 executors, wanted all; raise the quota"));

        Claim claim = PipelineReady.of(Seen.resource(), driver, Seen.pods(), NOW);

        assertThat(claim)
                .isEqualTo(Claim.blocked("NoExecutors", "found 0 of 2 executors, wanted all; raise the quota"));
    }

    @Test
    void whatKeepsSomeExecutorsAwayIsAWarning() {
        ClickAnalyticsStatus status = Statuses.observed(Seen.resource(), Seen.with(executors(unschedulable())), NOW);

        assertThat(Seen.condition(status, ConditionType.READY).getStatus()).isEqualTo("True");
        assertThat(Seen.condition(status, ConditionType.WARNING))
                .extracting(Condition::getReason, Condition::getMessage)
                .containsExactly(
                        "Unschedulable",
                        "found no node for pod exec-2 (0/1 fit), wanted one; add nodes, or lower spec.spark.executor.cpu and memory");
    }

    @Test
    void anExecutorThatWasKilledForItsMemoryIsAWarningForTenMinutes() {
        String message = "found pod exec-2 killed for using more memory than its limit, wanted it to need less;"
                + " raise spec.spark.executor.memory";

        assertThat(PodTrouble.recent(List.of(killed(1)), Component.EXECUTOR, NOW))
                .contains(Claim.blocked("OutOfMemory", message));
        assertThat(PodTrouble.recent(List.of(killed(1)), Component.EXECUTOR, NOW.plusSeconds(120)))
                .isEmpty();
    }

    @Test
    void aDriverWhosePodIsRefusedSaysSo() {
        var refused = new Observation.Pods(
                List.of(), List.of(), PodRefusal.of("phones-driver-0", "exceeded quota: few", Component.DRIVER));

        Claim claim = PipelineReady.of(
                Seen.resource(), new DriverState(Seen.driver(), null, null, 0, Seen.SETTINGS), refused, NOW);

        assertThat(claim)
                .isEqualTo(
                        Claim.blocked(
                                "PodForbidden",
                                "found pod phones-driver-0 refused by the API server (exceeded quota: few), wanted it made;"
                                        + " raise the quota, or lower spec.spark.driver.cpu and memory, or correct what the message names"));
    }

    @Test
    void aDashboardWhosePodsAreRefusedSaysSo() {
        Claim claim = DashboardReady.of(Seen.resource(), Seen.with(refused(0)), NOW);

        assertThat(claim)
                .isEqualTo(
                        Claim.blocked(
                                "PodForbidden",
                                "found pod of Deployment phones-dashboard refused by the API server (pods \"x\" is forbidden: exceeded quota),"
                                        + " wanted it made; raise the quota, or lower spec.dashboard.replicas, or correct what the message names"));
    }

    @Test
    void aDashboardThatShowsWithFewerPodsWarnsOfThoseThatAreRefused() {
        ClickAnalyticsStatus status = Statuses.observed(Seen.resource(), Seen.with(refused(1)), NOW);

        assertThat(Seen.condition(status, ConditionType.DASHBOARD_READY).getReason())
                .isEqualTo("ShowingPartly");
        assertThat(Seen.condition(status, ConditionType.WARNING).getReason()).isEqualTo("PodForbidden");
    }

    @Test
    void aDashboardSaysWhatItsPodsAreStuckAt() {
        Pod stuck = pod("dash-1", "{containerStatuses: [{image: gone, state: {waiting: {reason: ErrImagePull}}}]}");

        Claim claim = DashboardReady.of(Seen.resource(), Seen.with(Seen.dashboard(0), stuck), NOW);

        assertThat(claim.reason()).isEqualTo("ImageNotPulled");
        assertThat(claim.message()).contains("dash-1", "gone");
    }

    private static DriverState counting(int executors, Map<String, String> oddities) {
        DriverReport calm = Seen.report("RUNNING", Duration.ofSeconds(1));
        var report = new DriverReport(
                calm.phase(), calm.readAt(), calm.committedAt(), calm.progress(), oddities, calm.settings());
        return new DriverState(Seen.driver(), Seen.pod(), report, executors, Seen.SETTINGS);
    }

    private static Observation.Pods executors(Pod pod) {
        return new Observation.Pods(List.of(pod("exec-3", "{}"), pod), List.of(), null);
    }

    private static Pod unschedulable() {
        return pod("exec-2", "{conditions: [{type: PodScheduled, reason: Unschedulable, message: 0/1 fit}]}");
    }

    private static Pod killed(int minute) {
        return pod("exec-2", "{phase: Failed, containerStatuses: [{state: %s}]}".formatted(KILLED.formatted(minute)));
    }

    private static Deployment refused(int available) {
        return Serialization.unmarshal("""
                metadata: {name: phones-dashboard, generation: 2}
                spec: {replicas: 2}
                status:
                  observedGeneration: 2
                  replicas: %1$d
                  updatedReplicas: %1$d
                  availableReplicas: %1$d
                  conditions:
                  - {type: ReplicaFailure, status: 'True', reason: FailedCreate, message: 'pods "x" is forbidden: exceeded quota'}
                """.formatted(available), Deployment.class);
    }

    private static Pod pod(String name, String status) {
        return Serialization.unmarshal("metadata: {name: %s}\nstatus: %s".formatted(name, status), Pod.class);
    }
}
