package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.Checked;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.clickanalytics.operator.desired.DashboardRoute;
import io.clickanalytics.operator.desired.KafkaAccess;
import io.clickanalytics.operator.desired.ManagedKafkaCluster;
import io.clickanalytics.operator.desired.Owner;
import io.clickanalytics.operator.desired.Surroundings;
import io.clickanalytics.operator.desired.Topics;
import io.clickanalytics.operator.reconcile.dependent.Wanted;
import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.Observation;
import io.clickanalytics.operator.status.Statuses;
import io.clickanalytics.operator.status.TopicsReady;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One reconciliation of a valid resource: find Kafka, make topics, make the rest, look at all of it. */
final class Course {
    private static final Claim GATEWAY_API_MISSING = Claim.blocked(
            "GatewayApiMissing",
            "found no HTTPRoute kind (%s/%s) in this cluster, wanted it for spec.dashboard.gateway; install the Gateway API"
                    .formatted(DashboardRoute.GROUP, DashboardRoute.VERSION));

    private final Site site;
    private final Neighbours neighbours;
    private final Clock clock;

    Course(Site site, Neighbours neighbours, Clock clock) {
        this.site = site;
        this.neighbours = neighbours;
        this.clock = clock;
    }

    /** What was seen in the end. */
    record Seen(ClickAnalyticsStatus status, Observation observation) {}

    /** Keeps what was made last, of a resource that now asks for something else; empty when nothing was made. */
    Optional<Seen> keep(ClickAnalytics resource, Context<ClickAnalytics> context) {
        return new AppliedRecord(resource, context)
                .lastResource()
                .map(last -> Pause.asked(resource) ? look(last, context) : pursue(last, context));
    }

    /** Makes what is wanted, as far as it can be made. */
    Seen pursue(Checked.Valid checked, Context<ClickAnalytics> context) {
        ClickAnalytics resource = checked.resource();
        var record = new AppliedRecord(resource, context);
        if (ManagedKafkaCluster.wanted(resource)) {
            record.begin();
        }
        KafkaView kafka = neighbours.kafka().of(resource, context, true);
        if (kafka.open() && (Topics.wanted(resource) || kafka.access() != null)) {
            record.begin();
        }
        Claim topics = !Topics.wanted(resource)
                ? null
                : kafka.open() ? neighbours.topics().apply(resource, context) : waiting();
        boolean routes = routes();
        KafkaAccess access = kafka.access();
        boolean usable = topics == null || TopicsReady.usable(topics, new Children(resource, context).begun());
        if (access != null && usable) {
            make(new Wanted(resource, surroundings(resource, access), routes), context);
            if (new Children(resource, context).settled()) {
                record.settle();
            }
        }
        Observation seen = seen(resource, context, kafka, topics);
        return new Seen(Statuses.observed(checked, seen, clock.instant()), seen);
    }

    /** Looks only: somebody asked for it. What is said is about the generation that was acted upon last. */
    Seen look(Checked.Valid checked, Context<ClickAnalytics> context) {
        ClickAnalytics resource = checked.resource();
        KafkaView kafka = neighbours.kafka().of(resource, context, false);
        Claim topics = !Topics.wanted(resource)
                ? null
                : kafka.open() ? neighbours.topics().look(resource, context) : waiting();
        Observation seen = seen(resource, context, kafka, topics);
        return new Seen(Statuses.paused(checked, seen, clock.instant()), seen);
    }

    private void make(Wanted wanted, Context<ClickAnalytics> context) {
        wanted.put(context);
        context.managedWorkflowAndDependentResourceContext().reconcileManagedWorkflow();
        new Children(wanted.resource(), context).driverPod().ifPresent(pod -> Nudge.driver(wanted, pod, context));
    }

    private Surroundings surroundings(ClickAnalytics resource, KafkaAccess access) {
        return new Surroundings(Owner.of(site.clusterId(), resource), access, site.images());
    }

    private Observation seen(
            ClickAnalytics resource, Context<ClickAnalytics> context, KafkaView kafka, @Nullable Claim topics) {
        Claim route = DashboardRoute.wanted(resource) && !routes() ? GATEWAY_API_MISSING : null;
        return new Children(resource, context).seen(kafka, topics, neighbours.reports(), route);
    }

    private boolean routes() {
        return neighbours.apis().serves(DashboardRoute.GROUP + "/" + DashboardRoute.VERSION, DashboardRoute.KIND);
    }

    private static Claim waiting() {
        return Claim.pending(
                "KafkaUnknown", "topics are made as soon as the Kafka cluster is known and open to this resource");
    }
}
