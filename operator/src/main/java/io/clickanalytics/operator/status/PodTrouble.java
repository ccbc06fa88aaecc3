package io.clickanalytics.operator.status;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a pod does not come up, as far as its status tells. */
final class PodTrouble {
    private static final Set<String> IMAGE =
            Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");
    private static final Set<String> CONFIG =
            Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");
    private static final Duration LOST_AFTER = Duration.ofSeconds(60);
    private static final int LONGEST = 500;

    private PodTrouble() {}

    /** Empty while nothing is wrong that somebody could help with. */
    static Optional<Claim> of(Pod pod, Instant now) {
        return Stream.of(lost(pod, now), unschedulable(pod), container(pod))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A node that is lost keeps its pods; Kubernetes must not start another driver before it is known to be dead. */
    private static Optional<Claim> lost(Pod pod, Instant now) {
        String deletion = pod.getMetadata().getDeletionTimestamp();
        if (deletion == null || Instant.parse(deletion).plus(LOST_AFTER).isAfter(now)) {
            return Optional.empty();
        }
        String node = pod.getSpec() == null ? null : pod.getSpec().getNodeName();
        return Optional.of(Claim.blocked(
                "PodStuck",
                ("found pod %s still terminating on node %s, wanted it gone, because two drivers must not run at once; bring the"
                                + " node back, or when it is off for good, taint it with node.kubernetes.io/out-of-service:NoExecute")
                        .formatted(pod.getMetadata().getName(), node)));
    }

    private static Optional<Claim> unschedulable(Pod pod) {
        return pod.getStatus() == null
                ? Optional.empty()
                : pod.getStatus().getConditions().stream()
                        .filter(condition -> "PodScheduled".equals(condition.getType())
                                && "Unschedulable".equals(condition.getReason()))
                        .findFirst()
                        .map(condition -> Claim.blocked(
                                "Unschedulable",
                                "found no node for pod %s (%s), wanted one; add nodes or lower its cpu and memory"
                                        .formatted(pod.getMetadata().getName(), condition.getMessage())));
    }

    private static Optional<Claim> container(Pod pod) {
        List<ContainerStatus> containers =
                pod.getStatus() == null ? List.of() : pod.getStatus().getContainerStatuses();
        return containers.stream()
                .flatMap(container -> waiting(pod, container).stream())
                .findFirst();
    }

    private static Optional<Claim> waiting(Pod pod, ContainerStatus container) {
        ContainerState state = container.getState();
        if (state == null || state.getWaiting() == null) {
            return Optional.empty();
        }
        String reason = state.getWaiting().getReason();
        String name = pod.getMetadata().getName();
        if (IMAGE.contains(reason)) {
            return Optional.of(Claim.blocked(
                    "ImageNotPulled",
                    "found image %s of pod %s not to be had, wanted it pulled; correct the image's name, or the access to its registry"
                            .formatted(container.getImage(), name)));
        }
        if (CONFIG.contains(reason)) {
            return Optional.of(Claim.blocked(
                    "PodNotStarted",
                    "found %s for pod %s (%s), wanted it started; see kubectl describe pod %s"
                            .formatted(reason, name, state.getWaiting().getMessage(), name)));
        }
        return "CrashLoopBackOff".equals(reason)
                ? Optional.of(Claim.blocked(
                        "PodFails",
                        "found pod %s ending again and again (%s), wanted it running; see kubectl logs %s --previous"
                                .formatted(name, lastWords(container.getLastState()), name)))
                : Optional.empty();
    }

    private static String lastWords(@Nullable ContainerState state) {
        if (state == null || state.getTerminated() == null) {
            return "no reason known";
        }
        String message = state.getTerminated().getMessage();
        if (message == null || message.isBlank()) {
            return "exit code " + state.getTerminated().getExitCode();
        }
        String line = message.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(line.length() - LONGEST);
    }
}
