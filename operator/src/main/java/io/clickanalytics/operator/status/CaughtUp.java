package io.clickanalytics.operator.status;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether what arrives is counted at once. Not part of Ready: a backlog is counted while data flows. */
final class CaughtUp {
    private CaughtUp() {}

    static Claim of(ClickAnalytics resource, Claim pipeline, @Nullable DriverReport report) {
        if (!pipeline.holds() || report == null) {
            return Claim.unknown("NotCounting", "nobody can tell while nothing is counted");
        }
        Duration freshness = PipelineReady.freshness(resource);
        return report.caughtUpWithin(freshness)
                ? Claim.holds("CaughtUp", "clicks are counted as they arrive")
                : Claim.pending(
                        "Behind",
                        "found clicks that wait longer than %d s, wanted none; see status.pipeline, and raise spec.spark.executors if this lasts"
                                .formatted(freshness.dividedBy(2).toSeconds()));
    }
}
