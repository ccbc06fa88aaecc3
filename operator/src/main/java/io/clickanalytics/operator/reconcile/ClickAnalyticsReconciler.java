package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
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
import io.clickanalytics.operator.status.Statuses;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
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
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    private static final Logger LOG = LoggerFactory.getLogger(ClickAnalyticsReconciler.class);

    private final DriverReports reports;
    private final Response response;
    private final StatusPatch patch;
    private final Teardown teardown;
    private final Clock clock;
    private final Shift shift = new Shift();

    /** Of an operator at this site. */
    public ClickAnalyticsReconciler(KubernetesClient client, Site site, Standings standings, Clock clock) {
        var apis = new ServedApis(client, clock);
        var strimzi = new StrimziSources(apis, site.kafkaNamespaces());
        var events = new Events(client, clock);
        this.reports = new DriverReports(site.driver(), new DriverHttp(clock), clock);
        this.patch = new StatusPatch(events, standings, clock);
        var neighbours = new Neighbours(new KafkaLookup(strimzi), new StrimziTopics(strimzi), apis, reports);
        this.response = new Response(new Course(site, neighbours, clock), reports, patch, clock);
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
        return Sources.of(context, reports);
    }

    /**
     * The watches are about to stop, and who looks at one that has takes all for gone: nothing is begun any more, and what is
     * under way may finish within this time. What then still is says nothing.
     */
    public void end(Duration patience) {
        if (!shift.end(patience)) {
            LOG.atWarn().addKeyValue("patience", patience).log("reconciliations are under way still; they are left");
        }
        patch.end();
    }

    @Override
    public UpdateControl<ClickAnalytics> reconcile(ClickAnalytics resource, Context<ClickAnalytics> context) {
        return shift.work(() -> response.to(resource, context), UpdateControl::noUpdate);
    }

    @Override
    public DeleteControl cleanup(ClickAnalytics resource, Context<ClickAnalytics> context) {
        return shift.work(() -> ended(resource, context), DeleteControl::noFinalizerRemoval);
    }

    private DeleteControl ended(ClickAnalytics resource, Context<ClickAnalytics> context) {
        DeleteControl control = teardown.advance(resource, context);
        if (control.isRemoveFinalizer()) {
            reports.forget(resource);
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
                : shift.work(
                        () -> failed(resource, context, Failure.claim(e)),
                        ErrorStatusUpdateControl::defaultErrorProcessing);
    }

    private ErrorStatusUpdateControl<ClickAnalytics> failed(
            ClickAnalytics resource, Context<ClickAnalytics> context, Claim claim) {
        try {
            patch.write(resource, Statuses.refused(resource, claim, clock.instant()), null, context);
        } catch (KubernetesClientException e) {
            LOG.atInfo().setCause(e).log("a failure is not in the status yet; the next attempt tells of it");
        }
        return ErrorStatusUpdateControl.defaultErrorProcessing();
    }
}
