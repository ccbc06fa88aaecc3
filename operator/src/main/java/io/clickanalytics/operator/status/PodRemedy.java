package io.clickanalytics.operator.status;

import io.clickanalytics.operator.desired.Component;

/**
 * What helps a pod, by the fields of the spec that its size comes of.
 *
 * @param node when it fits on no node
 * @param memory when it needs more memory than it has
 * @param quota when a quota has no room for it
 */
record PodRemedy(String node, String memory, String quota) {
    static PodRemedy of(Component component) {
        return switch (component) {
            case DRIVER, EXECUTOR -> ofSpark("spec.spark." + component.text());
            case DASHBOARD, TOPIC, KAFKA ->
                new PodRemedy(
                        "add nodes",
                        "shorten spec.dashboard.history",
                        "raise the quota, or lower spec.dashboard.replicas");
        };
    }

    private static PodRemedy ofSpark(String path) {
        return new PodRemedy(
                "add nodes, or lower %s.cpu and memory".formatted(path),
                "raise %s.memory".formatted(path),
                "raise the quota, or lower %s.cpu and memory".formatted(path));
    }
}
