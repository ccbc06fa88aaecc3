package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.Checked;
import io.clickanalytics.api.Problem;
import io.clickanalytics.api.Validation;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.clickanalytics.operator.reconcile.dependent.CredentialsWanted;
import io.clickanalytics.operator.reconcile.dependent.DashboardAccount;
import io.clickanalytics.operator.reconcile.dependent.DashboardAddress;
import io.clickanalytics.operator.reconcile.dependent.DashboardConfiguration;
import io.clickanalytics.operator.reconcile.dependent.DashboardDependent;
import io.clickanalytics.operator.reconcile.dependent.DashboardDisruption;
import io.clickanalytics.operator.reconcile.dependent.DashboardEntrance;
import io.clickanalytics.operator.reconcile.dependent.DashboardGatewayRoute;
import io.clickanalytics.operator.reconcile.dependent.DashboardTraffic;
import io.clickanalytics.operator.reconcile.dependent.DisruptionBudgetWanted;
import io.clickanalytics.operator.reconcile.dependent.DriverAccount;
import io.clickanalytics.operator.reconcile.dependent.DriverAddress;
import io.clickanalytics.operator.reconcile.dependent.DriverDependent;
import io.clickanalytics.operator.reconcile.dependent.DriverRights;
import io.clickanalytics.operator.reconcile.dependent.DriverRightsGiven;
import io.clickanalytics.operator.reconcile.dependent.DriverTraffic;
import io.clickanalytics.operator.reconcile.dependent.ExecutorAccount;
import io.clickanalytics.operator.reconcile.dependent.ExecutorDisruption;
import io.clickanalytics.operator.reconcile.dependent.ExecutorTraffic;
import io.clickanalytics.operator.reconcile.dependent.ExecutorsConfiguration;
import io.clickanalytics.operator.reconcile.dependent.IngressWanted;
import io.clickanalytics.operator.reconcile.dependent.KafkaCredentialsCopy;
import io.clickanalytics.operator.reconcile.dependent.Kinds;
import io.clickanalytics.operator.reconcile.dependent.PipelineConfiguration;
import io.clickanalytics.operator.reconcile.dependent.RouteWanted;
import io.clickanalytics.operator.reconcile.dependent.RoutesServed;
import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.DriverReport;
import io.clickanalytics.operator.status.Statuses;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Makes what a resource asks for and says how far that is. */
@ControllerConfiguration(
        name = "clickanalytics",
        fieldManager = "clickanalytics",
        finalizerName = "clickanalytics.io/finalizer",
        generationAwareEventProcessing = false,
        informer = @Informer(onUpdateFilter = PrimaryChange.class))
@Workflow(
        explicitInvocation = true,
        dependents = {
            @Dependent(
                    name = "driver-account",
                    type = DriverAccount.class,
                    useEventSourceWithName = Kinds.SERVICE_ACCOUNT),
            @Dependent(name = "driver-rights", type = DriverRights.class, useEventSourceWithName = Kinds.ROLE),
            @Dependent(
                    name = "driver-rights-given",
                    type = DriverRightsGiven.class,
                    useEventSourceWithName = Kinds.ROLE_BINDING,
                    dependsOn = "driver-rights"),
            @Dependent(name = "driver-address", type = DriverAddress.class, useEventSourceWithName = Kinds.SERVICE),
            @Dependent(type = DriverTraffic.class, useEventSourceWithName = Kinds.NETWORK_POLICY),
            @Dependent(
                    name = "executor-account",
                    type = ExecutorAccount.class,
                    useEventSourceWithName = Kinds.SERVICE_ACCOUNT),
            @Dependent(type = ExecutorTraffic.class, useEventSourceWithName = Kinds.NETWORK_POLICY),
            @Dependent(type = ExecutorDisruption.class, useEventSourceWithName = Kinds.POD_DISRUPTION_BUDGET),
            @Dependent(
                    name = "pipeline-configuration",
                    type = PipelineConfiguration.class,
                    useEventSourceWithName = Kinds.CONFIG_MAP),
            @Dependent(
                    name = "executors-configuration",
                    type = ExecutorsConfiguration.class,
                    useEventSourceWithName = Kinds.CONFIG_MAP),
            @Dependent(
                    type = KafkaCredentialsCopy.class,
                    useEventSourceWithName = Kinds.SECRET,
                    reconcilePrecondition = CredentialsWanted.class),
            @Dependent(
                    name = "dashboard-account",
                    type = DashboardAccount.class,
                    useEventSourceWithName = Kinds.SERVICE_ACCOUNT),
            @Dependent(type = DashboardAddress.class, useEventSourceWithName = Kinds.SERVICE),
            @Dependent(type = DashboardTraffic.class, useEventSourceWithName = Kinds.NETWORK_POLICY),
            @Dependent(
                    name = "dashboard-configuration",
                    type = DashboardConfiguration.class,
                    useEventSourceWithName = Kinds.CONFIG_MAP),
            @Dependent(
                    type = DashboardDisruption.class,
                    useEventSourceWithName = Kinds.POD_DISRUPTION_BUDGET,
                    reconcilePrecondition = DisruptionBudgetWanted.class),
            @Dependent(
                    type = DashboardEntrance.class,
                    useEventSourceWithName = Kinds.INGRESS,
                    reconcilePrecondition = IngressWanted.class),
            @Dependent(
                    type = DashboardGatewayRoute.class,
                    activationCondition = RoutesServed.class,
                    reconcilePrecondition = RouteWanted.class),
            @Dependent(
                    name = "driver",
                    type = DriverDependent.class,
                    useEventSourceWithName = Kinds.STATEFUL_SET,
                    dependsOn = {
                        "driver-rights-given",
                        "driver-address",
                        "driver-account",
                        "executor-account",
                        "pipeline-configuration",
                        "executors-configuration"
                    }),
            @Dependent(
                    name = "dashboard",
                    type = DashboardDependent.class,
                    useEventSourceWithName = Kinds.DEPLOYMENT,
                    dependsOn = {"dashboard-account", "dashboard-configuration"})
        })
public final class ClickAnalyticsReconciler implements Reconciler<ClickAnalytics>, Cleaner<ClickAnalytics> {
    private final Course course;
    private final Neighbours neighbours;
    private final StatusPatch patch;
    private final Teardown teardown;
    private final Clock clock;

    /** Of an operator at this site. */
    public ClickAnalyticsReconciler(KubernetesClient client, Site site, Standings standings, Clock clock) {
        var apis = new ServedApis(client, clock);
        var strimzi = new StrimziSources(apis, site.kafkaNamespaces());
        var events = new Events(client, clock);
        this.neighbours = new Neighbours(
                new KafkaLookup(strimzi),
                new StrimziTopics(strimzi),
                apis,
                new DriverReports(site.driver(), new DriverHttp(clock), clock));
        this.course = new Course(site, neighbours, clock);
        this.patch = new StatusPatch(events, standings, clock);
        this.teardown = new Teardown(
                List.of(new DriverEnd(), new TopicsEnd(strimzi), new KafkaEnd(strimzi)),
                events,
                clock,
                site.deletion());
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, ClickAnalytics>> prepareEventSources(EventSourceContext<ClickAnalytics> context) {
        PrimaryIndex.addTo(context.getPrimaryCache());
        return Sources.of(context, neighbours.reports());
    }

    /** The operator is about to stop: what is under way is not said any more, and nothing is begun. */
    public void end() {
        patch.end();
    }

    @Override
    public UpdateControl<ClickAnalytics> reconcile(ClickAnalytics resource, Context<ClickAnalytics> context) {
        if (patch.ended()) {
            return UpdateControl.noUpdate();
        }
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

    @Override
    public DeleteControl cleanup(ClickAnalytics resource, Context<ClickAnalytics> context) {
        if (patch.ended()) {
            return DeleteControl.noFinalizerRemoval();
        }
        DeleteControl control = teardown.advance(resource, context);
        if (control.isRemoveFinalizer()) {
            neighbours.reports().forget(resource);
            patch.forget(resource);
        }
        return control;
    }

    /** A first failure is most often over with the next attempt, and nobody needs to hear of it. */
    @Override
    public ErrorStatusUpdateControl<ClickAnalytics> updateErrorStatus(
            ClickAnalytics resource, Context<ClickAnalytics> context, Exception e) {
        int attempts = context.getRetryInfo().map(RetryInfo::getAttemptCount).orElse(0);
        return attempts < 2
                ? ErrorStatusUpdateControl.defaultErrorProcessing()
                : patch.of(resource, Statuses.refused(resource, Failure.claim(e), clock.instant()), null)
                        .getResource()
                        .map(ErrorStatusUpdateControl::patchStatus)
                        .orElseGet(ErrorStatusUpdateControl::defaultErrorProcessing);
    }

    private UpdateControl<ClickAnalytics> pursued(Checked.Valid checked, Context<ClickAnalytics> context) {
        ClickAnalytics resource = checked.resource();
        if (Pause.asked(resource)) {
            return patched(resource, course.look(checked, context));
        }
        Optional<Announcement> news =
                new AppliedRecord(resource, context).last().flatMap(last -> Announcement.of(resource, last));
        return news.flatMap(it -> instead(it, resource, context))
                .orElseGet(() -> patched(resource, course.pursue(checked, context)));
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
                        .map(status -> patch.of(resource, status, null).rescheduleAfter(Pace.AT_ONCE)));
    }

    /** An operator that has just begun has not heard of any driver: that nothing is known yet is no news. */
    private UpdateControl<ClickAnalytics> patched(ClickAnalytics resource, Course.Seen seen) {
        if (tooEarly(resource, seen) && Statuses.onlySilent(resource, seen.status())) {
            return UpdateControl.<ClickAnalytics>noUpdate().rescheduleAfter(DriverReports.PATIENCE);
        }
        return patch.of(resource, seen.status(), seen.observation().driver().report())
                .rescheduleAfter(Pace.of(resource, seen.status()));
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
        return patch.of(resource, more.apply(status), report).rescheduleAfter(Pace.BLOCKED);
    }

    private boolean tooEarly(ClickAnalytics resource, Course.Seen seen) {
        return neighbours
                .reports()
                .awaited(resource, seen.observation().driver().report());
    }

    private static Claim invalid(List<Problem> problems) {
        return Claim.blocked("Invalid", problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
    }
}
