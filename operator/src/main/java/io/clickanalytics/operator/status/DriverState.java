package io.clickanalytics.operator.status;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of the application that counts.
 *
 * @param set null while there is none
 * @param pod of the set; null while there is none
 * @param report what the driver in this very pod said last; null when it has not
 * @param executors how many of them run
 * @param settings fingerprint of those that it was given; null while there are none
 */
public record DriverState(
        @Nullable StatefulSet set,
        @Nullable Pod pod,
        @Nullable DriverReport report,
        int executors,
        @Nullable String settings) {
    /** What it said within this time; null when it has said nothing since: the older tells what was, not what is. */
    @Nullable
    DriverReport reportWithin(Duration limit, Instant now) {
        return report == null || Duration.between(report.readAt(), now).compareTo(limit) > 0 ? null : report;
    }
}
