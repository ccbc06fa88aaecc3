package io.clickanalytics.operator.status;

import io.clickanalytics.operator.desired.Component;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a pod does not come up, or went down, as far as its status tells. */
final class PodTrouble {
    private static final Set<String> IMAGE =
            Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");
    private static final Set<String> CONFIG =
            Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");
    private static final String OUT_OF_MEMORY = "OutOfMemory";
    private static final Duration LOST_AFTER = Duration.ofSeconds(60);
    /** A pod that was killed and runs again is told of for so long. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final int LONGEST = 500;

    private final Pod pod;
    private final String name;
    private final PodRemedy remedy;

    private PodTrouble(Pod pod, Component component) {
        this.pod = pod;
        this.name = pod.getMetadata().getName();
        this.remedy = PodRemedy.of(component);
    }

    /** Why it does not work; empty while nothing is wrong that somebody could help with. */
    static Optional<Claim> of(Pod pod, Component component, Instant now) {
        var trouble = new PodTrouble(pod, component);
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            return component == Component.DRIVER ? trouble.lost(now) : Optional.empty();
        }
        return trouble.unschedulable().or(() -> containers(pod)
                .flatMap(container -> trouble.waiting(container).stream())
                .findFirst());
    }

    /** The same of the first of these that has any. */
    static Optional<Claim> of(List<Pod> pods, Component component, Instant now) {
        return sorted(pods).flatMap(pod -> of(pod, component, now).stream()).findFirst();
    }

    /** What went wrong with one of them a moment ago, though it may run again. */
    static Optional<Claim> recent(List<Pod> pods, Component component, Instant now) {
        return sorted(pods)
                .flatMap(pod -> containers(pod)
                        .filter(container -> killedSince(container, now.minus(REMEMBERED)))
                        .map(container -> new PodTrouble(pod, component).outOfMemory()))
                .findFirst();
    }

    private static Stream<Pod> sorted(List<Pod> pods) {
        return pods.stream()
                .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()));
    }

    private static Stream<ContainerStatus> containers(Pod pod) {
        return pod.getStatus() == null ? Stream.empty() : pod.getStatus().getContainerStatuses().stream();
    }

    /** A node that is lost keeps its pods; Kubernetes must not start another driver before it is known to be dead. */
    private Optional<Claim> lost(Instant now) {
        if (Instant.parse(pod.getMetadata().getDeletionTimestamp())
                .plus(LOST_AFTER)
                .isAfter(now)) {
            return Optional.empty();
        }
        String node = pod.getSpec() == null ? null : pod.getSpec().getNodeName();
        return Optional.of(Claim.blocked(
                "PodStuck",
                ("found pod %s still terminating on node %s, wanted it gone, because two drivers must not run at once; bring the"
                                + " node back, or when it is off for good, taint it with node.kubernetes.io/out-of-service:NoExecute")
                        .formatted(name, node)));
    }

    private Optional<Claim> unschedulable() {
        return pod.getStatus() == null
                ? Optional.empty()
                : pod.getStatus().getConditions().stream()
                        .filter(condition -> "PodScheduled".equals(condition.getType())
                                && "Unschedulable".equals(condition.getReason()))
                        .findFirst()
                        .map(condition -> Claim.blocked(
                                "Unschedulable",
                                "found no node for pod %s (%s), wanted one; %s"
                                        .formatted(name, condition.getMessage(), remedy.node())));
    }

    private Optional<Claim> waiting(ContainerStatus container) {
        ContainerState state = container.getState();
        if (state == null || state.getWaiting() == null) {
            return Optional.empty();
        }
        ContainerStateWaiting waiting = state.getWaiting();
        String reason = waiting.getReason();
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
                            .formatted(reason, name, waiting.getMessage(), name)));
        }
        return "CrashLoopBackOff".equals(reason) ? Optional.of(ending(container.getLastState())) : Optional.empty();
    }

    private Claim ending(@Nullable ContainerState last) {
        return wasKilled(last)
                ? outOfMemory()
                : Claim.blocked(
                        "PodFails",
                        "found pod %s ending again and again (%s), wanted it running; see kubectl logs %s --previous"
                                .formatted(name, lastWords(last), name));
    }

    private Claim outOfMemory() {
        return Claim.blocked(
                OUT_OF_MEMORY,
                "found pod %s killed for using more memory than its limit, wanted it to need less; %s"
                        .formatted(name, remedy.memory()));
    }

    private static boolean killedSince(ContainerStatus container, Instant since) {
        return Stream.of(Optional.ofNullable(container.getState()), Optional.ofNullable(container.getLastState()))
                .flatMap(Optional::stream)
                .filter(PodTrouble::wasKilled)
                .map(state -> state.getTerminated().getFinishedAt())
                .anyMatch(at -> at != null && Instant.parse(at).isAfter(since));
    }

    private static boolean wasKilled(@Nullable ContainerState state) {
        return state != null
                && state.getTerminated() != null
                && "OOMKilled".equals(state.getTerminated().getReason());
    }

    private static String lastWords(@Nullable ContainerState state) {
        if (state == null || state.getTerminated() == null) {
            return "no reason known";
        }
        ContainerStateTerminated terminated = state.getTerminated();
        String message = terminated.getMessage();
        if (message == null || message.isBlank()) {
            return "exit code " + terminated.getExitCode();
        }
        String line = message.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(line.length() - LONGEST);
    }
}
