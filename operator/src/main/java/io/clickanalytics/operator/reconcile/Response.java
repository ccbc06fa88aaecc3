package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.Checked;
import io.clickanalytics.api.Problem;
import io.clickanalytics.api.Validation;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.DriverReport;
import io.clickanalytics.operator.status.Statuses;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a resource gets for what it asks: it is carried out, announced first, or refused; and its status says so. */
final class Response {
    private final Course course;
    private final DriverReports reports;
    private final StatusPatch patch;
    private final Clock clock;

    Response(Course course, DriverReports reports, StatusPatch patch, Clock clock) {
        this.course = course;
        this.reports = reports;
        this.patch = patch;
        this.clock = clock;
    }

    /** Says it, and when to look again. */
    UpdateControl<ClickAnalytics> to(ClickAnalytics resource, Context<ClickAnalytics> context) {
        Checked checked = Validation.of(resource);
        if (checked instanceof Checked.Invalid invalid) {
            return refused(resource, context, invalid(invalid.problems()));
        }
        Checked.Valid valid = (Checked.Valid) checked;
        return Sources.collisions(context)
                .of(valid.resource())
                .map(claim -> refused(resource, context, claim))
                .orElseGet(() -> pursued(valid, context));
    }

    private UpdateControl<ClickAnalytics> pursued(Checked.Valid checked, Context<ClickAnalytics> context) {
        ClickAnalytics resource = checked.resource();
        if (Pause.asked(resource)) {
            return said(resource, course.look(checked, context), context);
        }
        Optional<Announcement> news =
                new AppliedRecord(resource, context).last().flatMap(last -> Announcement.of(resource, last));
        return news.flatMap(it -> instead(it, resource, context))
                .orElseGet(() -> said(resource, course.pursue(checked, context), context));
    }

    private Optional<UpdateControl<ClickAnalytics>> instead(
            Announcement news, ClickAnalytics resource, Context<ClickAnalytics> context) {
        return news.refusal()
                .map(claim -> refused(
                        resource,
                        context,
                        claim,
                        status -> Statuses.withChange(status, news.change().status())))
                .or(() -> news.unshown(resource, clock.instant())
                        .map(status -> said(resource, status, null, context, Pace.AT_ONCE)));
    }

    /** An operator that has just begun has not heard of any driver: that nothing is known yet is no news. */
    private UpdateControl<ClickAnalytics> said(
            ClickAnalytics resource, Course.Seen seen, Context<ClickAnalytics> context) {
        if (tooEarly(resource, seen) && Statuses.onlySilent(resource, seen.status())) {
            return UpdateControl.<ClickAnalytics>noUpdate().rescheduleAfter(DriverReports.PATIENCE);
        }
        return said(
                resource,
                seen.status(),
                seen.observation().driver().report(),
                context,
                Pace.of(resource, seen.status()));
    }

    private UpdateControl<ClickAnalytics> said(
            ClickAnalytics resource,
            ClickAnalyticsStatus status,
            @Nullable DriverReport report,
            Context<ClickAnalytics> context,
            Duration again) {
        patch.write(resource, status, report, context);
        return UpdateControl.<ClickAnalytics>noUpdate().rescheduleAfter(again);
    }

    private UpdateControl<ClickAnalytics> refused(
            ClickAnalytics resource, Context<ClickAnalytics> context, Claim claim) {
        return refused(resource, context, claim, UnaryOperator.identity());
    }

    /** What was made before is kept as it is. */
    private UpdateControl<ClickAnalytics> refused(
            ClickAnalytics resource,
            Context<ClickAnalytics> context,
            Claim claim,
            UnaryOperator<ClickAnalyticsStatus> more) {
        Optional<Course.Seen> kept = course.keep(resource, context).filter(seen -> !tooEarly(resource, seen));
        ClickAnalyticsStatus status = Statuses.refused(
                resource, claim, kept.map(Course.Seen::status).orElse(Statuses.previous(resource)), clock.instant());
        DriverReport report =
                kept.map(seen -> seen.observation().driver().report()).orElse(null);
        return said(resource, more.apply(status), report, context, Pace.BLOCKED);
    }

    private boolean tooEarly(ClickAnalytics resource, Course.Seen seen) {
        return reports.awaited(resource, seen.observation().driver().report());
    }

    private static Claim invalid(List<Problem> problems) {
        return Claim.blocked("Invalid", problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
    }
}
