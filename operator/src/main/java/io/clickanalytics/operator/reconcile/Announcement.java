package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.Problem;
import io.clickanalytics.api.v1alpha1.ChangeClass;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.clickanalytics.operator.desired.Change;
import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.Statuses;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a change of the spec means, shown in the status before anything of it is done; and a change that cannot be done,
 * which is not begun: what took effect last goes on.
 */
final class Announcement {
    private Announcement() {}

    /** The status to show first; empty when nothing changed, or when the change was shown and is to be carried out. */
    static Optional<ClickAnalyticsStatus> of(ClickAnalytics resource, Context<ClickAnalytics> context, Instant now) {
        return new Children(resource, context)
                .applied()
                .flatMap(applied -> Change.between(applied, resource.spec()))
                .flatMap(change -> change.changeClass() == ChangeClass.REJECTED
                        ? Optional.of(rejected(resource, change, now))
                        : unshown(resource, change, now));
    }

    private static Optional<ClickAnalyticsStatus> unshown(ClickAnalytics resource, Change change, Instant now) {
        return change.status().equals(Statuses.previous(resource).change())
                ? Optional.empty()
                : Optional.of(Statuses.announced(resource, change.status(), now));
    }

    private static ClickAnalyticsStatus rejected(ClickAnalytics resource, Change change, Instant now) {
        String message = change.problems().stream().map(Problem::message).collect(Collectors.joining("; "));
        return Statuses.withChange(
                Statuses.refused(resource, Claim.blocked("Rejected", message), now), change.status());
    }
}
