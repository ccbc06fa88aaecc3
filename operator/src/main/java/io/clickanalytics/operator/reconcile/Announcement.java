package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.Problem;
import io.clickanalytics.api.v1alpha1.ChangeClass;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.clickanalytics.operator.desired.AppliedSpec;
import io.clickanalytics.operator.desired.Change;
import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.Statuses;
import io.clickanalytics.operator.status.TopicsReady;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a change of the spec means, shown in the status before anything of it is done; and a change that cannot be done,
 * which is not begun: what was made last goes on.
 *
 * @param change what it costs
 */
record Announcement(Change change) {
    /**
     * Empty when nothing changed since anything was made.
     *
     * @param last what the objects are made of
     */
    static Optional<Announcement> of(ClickAnalytics resource, AppliedSpec last) {
        boolean topics = TopicsReady.there(Statuses.previous(resource).conditions(), last.settled());
        return Change.between(last.spec(), resource.spec(), topics).map(Announcement::new);
    }

    /** What is said instead of doing it; empty when it can be done. */
    Optional<Claim> refusal() {
        return change.changeClass() == ChangeClass.REJECTED
                ? Optional.of(Claim.blocked(
                        "Rejected",
                        change.problems().stream().map(Problem::message).collect(Collectors.joining("; "))))
                : Optional.empty();
    }

    /** The status to show first; empty when it is shown already, and the change is to be carried out. */
    Optional<ClickAnalyticsStatus> unshown(ClickAnalytics resource, Instant now) {
        return change.status().equals(Statuses.previous(resource).change())
                ? Optional.empty()
                : Optional.of(Statuses.announced(resource, change.status(), now));
    }
}
