package io.clickanalytics.operator.status;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.desired.Component;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether clicks are counted: a driver of the wanted configuration committed a moment ago and has an executor. */
public final class PipelineReady {
    /** Reason when nothing is counted because the resource asks for that. */
    public static final String SUSPENDED = "Suspended";

    /** Reason when the driver does not answer. */
    static final String SILENT = "DriverSilent";

    private static final String STOPS = "the driver ends its last batch and stops";
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final int BATCHES = 5;
    /** Set by Kubernetes on the pods of a StatefulSet. */
    private static final String REVISION = "controller-revision-hash";

    /** What the driver calls it when it cannot take its settings. */
    private static final String SETTINGS = "Settings";

    /** What the driver calls it when it has too few executors. */
    private static final String EXECUTORS = "Executors";

    /** Reason while there is no pod of the driver. */
    public static final String POD_MISSING = "PodMissing";

    private PipelineReady() {}

    static Claim of(ClickAnalytics resource, DriverState state, Observation.Pods pods, Instant now) {
        StatefulSet set = state.set();
        Pod pod = state.pod();
        if (resource.spec().suspended()) {
            return suspended(pod, now);
        }
        if (set == null) {
            return Claim.pending(
                    "Creating",
                    "found no driver yet, wanted one; it is made as soon as Kafka and the topics are known");
        }
        if (pod == null) {
            return pods.refusal() != null
                    ? pods.refusal()
                    : Claim.pending(
                            POD_MISSING,
                            "found no pod of StatefulSet %s, wanted one; if this lasts see kubectl describe statefulset %s"
                                    .formatted(
                                            set.getMetadata().getName(),
                                            set.getMetadata().getName()));
        }
        return PodTrouble.of(pod, Component.DRIVER, now)
                .or(() -> rolling(set, pod))
                .or(() -> starting(resource, pod, state, now))
                .orElseGet(() -> counting(resource, pod, state, pods, now));
    }

    private static Claim suspended(@Nullable Pod pod, Instant now) {
        if (pod == null) {
            return Claim.off(
                    SUSPENDED, "counting is suspended at its last commit; set spec.suspended to false to go on");
        }
        return PodTrouble.of(pod, Component.DRIVER, now)
                .filter(claim -> claim.reason().equals("PodStuck"))
                .orElseGet(() -> Claim.pending("Stopping", STOPS));
    }

    private static Optional<Claim> rolling(StatefulSet set, Pod pod) {
        StatefulSetStatus status = set.getStatus();
        boolean observed = status != null
                && Objects.equals(
                        status.getObservedGeneration(), set.getMetadata().getGeneration());
        boolean current = observed
                && (status.getUpdateRevision() == null
                        || status.getUpdateRevision()
                                .equals(pod.getMetadata().getLabels().get(REVISION)))
                && pod.getMetadata().getDeletionTimestamp() == null;
        return current
                ? Optional.empty()
                : Optional.of(Claim.pending("Rolling", "the driver is replaced by one with the new configuration"));
    }

    private static Optional<Claim> starting(ClickAnalytics resource, Pod pod, DriverState state, Instant now) {
        DriverReport report = state.reportWithin(freshness(resource), now);
        if (report == null) {
            return Optional.of(Claim.pending(
                    SILENT,
                    "found no answer of the driver in pod %s, wanted its status; it starts, or the operator cannot reach it"
                            .formatted(pod.getMetadata().getName())));
        }
        if (report.phase().equals("STANDBY")) {
            return Optional.of(Claim.blocked(
                    "AnotherDriver",
                    report.oddities().getOrDefault("AnotherDriver", "found another driver that counts, wanted none")
                            + "; stop the other one"));
        }
        return report.phase().equals(DriverReport.RUNNING)
                ? Optional.empty()
                : Optional.of(Claim.pending("Driver" + word(report.phase()), doing(report.phase())));
    }

    private static String doing(String phase) {
        return switch (phase) {
            case "REWINDING" -> "the driver goes back to its last commit, and counts on from there";
            case "STOPPING" -> STOPS;
            default -> "the driver is up and does not count yet";
        };
    }

    private static Claim counting(
            ClickAnalytics resource, Pod pod, DriverState state, Observation.Pods pods, Instant now) {
        Duration limit = freshness(resource);
        DriverReport report = Objects.requireNonNull(state.reportWithin(limit, now), "asked for before");
        if (!report.countsWithin(limit)) {
            return state.executors() == 0
                    ? withoutExecutors(report, pods, now)
                    : uncommitted(report, limit, pod.getMetadata().getName());
        }
        return changing(report, state.settings())
                .orElseGet(() -> state.executors() > 0
                        ? Claim.holds("Counting", "clicks are counted and committed")
                        : withoutExecutors(report, pods, now));
    }

    private static Claim uncommitted(DriverReport report, Duration limit, String pod) {
        return Claim.pending(
                "NoCommit",
                report.committedAt().equals(Instant.EPOCH)
                        ? "found no commit yet, wanted the first; the driver has begun to count, if this lasts see the log of pod %s"
                                .formatted(pod)
                        : "found the last commit more than %d s ago, wanted a younger one; see the log of pod %s"
                                .formatted(limit.toSeconds(), pod));
    }

    /** A new configuration that starts no new pod is in effect when a commit was made with it, and not before. */
    private static Optional<Claim> changing(DriverReport report, @Nullable String wanted) {
        if (wanted != null && wanted.equals(report.settings())) {
            return Optional.empty();
        }
        String refusal = report.oddities().get(SETTINGS);
        return Optional.of(
                refusal == null
                        ? Claim.pending(
                                "ChangePending",
                                "found the driver at other settings (%s), wanted the new ones (%s); it takes them when the kubelet has brought them, within about a minute"
                                        .formatted(report.settings(), wanted))
                        : Claim.blocked(
                                "SettingsRefused",
                                "found the driver refusing its new settings (%s), wanted them taken; correct or undo the change of the spec"
                                        .formatted(refusal)));
    }

    /** What their pods tell; pods that are not even made, only the driver knows of. */
    private static Claim withoutExecutors(DriverReport report, Observation.Pods pods, Instant now) {
        String untold = report.oddities().get(EXECUTORS);
        return PodTrouble.of(pods.executors(), Component.EXECUTOR, now)
                .orElseGet(() -> untold != null
                        ? Claim.blocked("NoExecutors", untold)
                        : Claim.pending(
                                "NoExecutors", "found no executor, wanted at least one; see the executor pods"));
    }

    /** A commit at least every 10 s is promised; a long batch may take its time. */
    public static Duration freshness(ClickAnalytics resource) {
        Duration batches = resource.spec().window().batch().duration().multipliedBy(BATCHES);
        return batches.compareTo(SHORTEST) > 0 ? batches : SHORTEST;
    }

    private static String word(String phase) {
        return phase.isEmpty() ? "" : phase.charAt(0) + phase.substring(1).toLowerCase(java.util.Locale.ROOT);
    }
}
