package io.clickanalytics.operator.status;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of the application that counts.
 *
 * @param set null while there is none
 * @param pod of the set; null while there is none
 * @param report what the driver in this very pod said last; null when it has not
 * @param executors how many of them run
 */
public record DriverState(
        @Nullable StatefulSet set,
        @Nullable Pod pod,
        @Nullable DriverReport report,
        int executors) {}
