package io.clickanalytics.operator.status;

import static io.clickanalytics.operator.status.Seen.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether clicks are counted. */
final class PipelineReadyTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("pods")
    void aPodThatDoesNotComeUpSaysWhy(String reason, Verdict verdict, Pod pod) {
        Claim claim = claim(pod, null, 0);

        assertThat(claim.reason()).isEqualTo(reason);
        assertThat(claim.verdict()).isEqualTo(verdict);
        assertThat(claim.message()).contains("phones-driver-0");
    }

    static Stream<Arguments> pods() {
        return Stream.of(
                Arguments.of(
                        "Unschedulable",
                        Verdict.BLOCKED,
                        Seen.pod(
                                "status: {conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: 0/3}]}")),
                Arguments.of("ImageNotPulled", Verdict.BLOCKED, waiting("ErrImagePull")),
                Arguments.of("ImageNotPulled", Verdict.BLOCKED, waiting("ImagePullBackOff")),
                Arguments.of("PodNotStarted", Verdict.BLOCKED, waiting("CreateContainerConfigError")),
                Arguments.of("PodFails", Verdict.BLOCKED, waiting("CrashLoopBackOff")),
                Arguments.of("DriverSilent", Verdict.PENDING, waiting("ContainerCreating")));
    }

    @Test
    void theLastWordsOfADriverThatFailsAreRepeated() {
        Pod pod = Seen.pod("status: {containerStatuses: [{name: driver, state: {waiting: {reason: CrashLoopBackOff}},"
                + " lastState: {terminated: {exitCode: 1, message: 'no topic phone'}}}]}");

        Claim claim = claim(pod, null, 0);

        assertThat(claim.message()).contains("no topic phone");
    }

    @Test
    void aPodOfALostNodeIsNeverForcedAndNamesTheRemedy() {
        Pod pod = Seen.pod();
        pod.getMetadata().setDeletionTimestamp(NOW.minusSeconds(90).toString());

        Claim claim = claim(pod, null, 0);

        assertThat(claim.reason()).isEqualTo("PodStuck");
        assertThat(claim.message()).contains("phones-driver-0", "node-a", "out-of-service");
    }

    @Test
    void aDriverOfTheConfigurationBeforeDoesNotCount() {
        Pod pod = Seen.pod();
        pod.getMetadata().getLabels().put("controller-revision-hash", "r1");

        Claim claim = claim(pod, Seen.report("RUNNING", Duration.ofSeconds(1)), 2);

        assertThat(claim.reason()).isEqualTo("Rolling");
    }

    @Test
    void aSetThatKubernetesHasNotSeenYetIsRolling() {
        var set = Seen.driver();
        set.getMetadata().setGeneration(4L);

        Claim claim = PipelineReady.of(
                Seen.resource(),
                new DriverState(set, Seen.pod(), Seen.report("RUNNING", Duration.ofSeconds(1)), 2, Seen.SETTINGS),
                Seen.pods(),
                NOW);

        assertThat(claim.reason()).isEqualTo("Rolling");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void onlyADriverThatCommittedAMomentAgoCounts(String reason, DriverReport report, int executors) {
        Claim claim = claim(Seen.pod(), report, executors);

        assertThat(claim.reason()).isEqualTo(reason);
        assertThat(claim.holds()).isEqualTo(reason.equals("Counting"));
    }

    static Stream<Arguments> reports() {
        DriverReport old = Seen.report("RUNNING", Duration.ZERO);
        return Stream.of(
                Arguments.of("Counting", Seen.report("RUNNING", Duration.ofSeconds(29)), 1),
                Arguments.of("NoCommit", Seen.report("RUNNING", Duration.ofSeconds(31)), 1),
                Arguments.of("NoExecutors", Seen.report("RUNNING", Duration.ofSeconds(1)), 0),
                Arguments.of("DriverStarting", Seen.report("STARTING", Duration.ofSeconds(1)), 1),
                Arguments.of("DriverRewinding", Seen.report("REWINDING", Duration.ofSeconds(1)), 1),
                Arguments.of("AnotherDriver", Seen.report("STANDBY", Duration.ofSeconds(1)), 1),
                Arguments.of(
                        "DriverSilent",
                        new DriverReport(
                                old.phase(),
                                NOW.minusSeconds(31),
                                NOW.minusSeconds(31),
                                old.progress(),
                                old.oddities(),
                                old.settings()),
                        1));
    }

    @Test
    void fiveLongBatchesMayPassWithoutACommit() {
        Claim claim = PipelineReady.of(
                Seen.resource("    batch: 10s"),
                new DriverState(
                        Seen.driver(), Seen.pod(), Seen.report("RUNNING", Duration.ofSeconds(49)), 1, Seen.SETTINGS),
                Seen.pods(),
                NOW);

        assertThat(claim.holds()).isTrue();
    }

    @Test
    void aDriverThatHasNotTakenItsSettingsYetIsWaitedFor() {
        Claim claim = given("new settings", Map.of());

        assertThat(claim.verdict()).isEqualTo(Verdict.PENDING);
        assertThat(claim.reason()).isEqualTo("ChangePending");
        assertThat(claim.message()).contains(Seen.SETTINGS, "new settings", "within about a minute");
    }

    @Test
    void aDriverThatRefusesItsSettingsSaysWhy() {
        Claim claim = given("new settings", Map.of("Settings", "window.length is 0"));

        assertThat(claim.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(claim.reason()).isEqualTo("SettingsRefused");
        assertThat(claim.message()).contains("window.length is 0");
    }

    @Test
    void aDriverWhoseSettingsNobodyKnowsIsNotBelieved() {
        assertThat(given(null, Map.of()).reason()).isEqualTo("ChangePending");
    }

    private static Claim given(@Nullable String settings, Map<String, String> oddities) {
        DriverReport calm = Seen.report("RUNNING", Duration.ofSeconds(1));
        var report = new DriverReport(
                calm.phase(), calm.readAt(), calm.committedAt(), calm.progress(), oddities, calm.settings());
        return PipelineReady.of(
                Seen.resource(), new DriverState(Seen.driver(), Seen.pod(), report, 2, settings), Seen.pods(), NOW);
    }

    private static Claim claim(Pod pod, @Nullable DriverReport report, int executors) {
        return PipelineReady.of(
                Seen.resource(),
                new DriverState(Seen.driver(), pod, report, executors, Seen.SETTINGS),
                Seen.pods(),
                NOW);
    }

    private static Pod waiting(String reason) {
        return Seen.pod(
                "status: {containerStatuses: [{name: driver, image: 'pipeline:1', state: {waiting: {reason: %s}}}]}"
                        .formatted(reason));
    }
}
