package io.clickanalytics.operator.status;

import io.clickanalytics.api.Checked;
import io.clickanalytics.api.v1alpha1.ChangeClass;
import io.clickanalytics.api.v1alpha1.ChangeStatus;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.clickanalytics.api.v1alpha1.DashboardStatus;
import io.clickanalytics.api.v1alpha1.ExecutorsStatus;
import io.clickanalytics.api.v1alpha1.PipelineStatus;
import io.clickanalytics.operator.desired.Component;
import io.clickanalytics.operator.desired.DashboardUrl;
import io.clickanalytics.operator.desired.PipelineLabels;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The status of a resource, out of what was seen. */
public final class Statuses {
    private static final Claim PAUSED = Claim.holds(
            "Paused",
            "the annotation clickanalytics.io/pause keeps the operator from changing anything; remove it to go on");

    /** What is said of what was made, while a change of it is refused. */
    private static final List<ConditionType> KEPT = List.of(
            ConditionType.KAFKA_READY,
            ConditionType.TOPICS_READY,
            ConditionType.PIPELINE_READY,
            ConditionType.DASHBOARD_READY,
            ConditionType.CAUGHT_UP);

    private Statuses() {}

    /** Of a valid resource. Its pipeline numbers are those that were there before: {@link Numbers} decides when they change. */
    public static ClickAnalyticsStatus observed(ClickAnalytics resource, Observation seen, Instant now) {
        return observed(new Checked.Valid(resource, List.of()), seen, now);
    }

    /** The same, with what validation found odd. */
    public static ClickAnalyticsStatus observed(Checked.Valid checked, Observation seen, Instant now) {
        ClickAnalyticsStatus status = observed(checked.resource(), seen, now, Warnings.of(checked, seen, now));
        ChangeStatus change = status.change();
        // what is carried out now was not rejected: somebody took the rejected change back
        return change != null && change.changeClass() == ChangeClass.REJECTED ? withChange(status, null) : status;
    }

    private static ClickAnalyticsStatus observed(
            ClickAnalytics resource, Observation seen, Instant now, Map<ConditionType, Claim> more) {
        SortedMap<ConditionType, Claim> claims = claims(resource, seen, now);
        claims.putAll(more);
        ClickAnalyticsStatus previous = previous(resource);
        return new ClickAnalyticsStatus(
                resource.getMetadata().getGeneration(),
                Conditions.merge(
                        previous.conditions(), claims, resource.getMetadata().getGeneration(), now),
                previous.change(),
                seen.kafka().status() == null ? previous.kafka() : seen.kafka().status(),
                executors(resource, seen.driver().executors()),
                previous.pipeline(),
                new DashboardStatus(
                        DashboardUrl.of(resource).orElse(null),
                        DashboardReady.ready(seen.dashboard().deployment())));
    }

    /** Says what a change means, before it acts; everything else is still about the generation before. */
    public static ClickAnalyticsStatus announced(ClickAnalytics resource, ChangeStatus change, Instant now) {
        ClickAnalyticsStatus previous = previous(resource);
        Claim claim = Claim.holds("Changing", "a change of the spec begins to take effect: see status.change");
        List<Condition> reconciling = Conditions.merge(
                previous.conditions(),
                new TreeMap<>(Map.of(ConditionType.RECONCILING, claim)),
                resource.getMetadata().getGeneration(),
                now);
        Stream<Condition> others = Stream.ofNullable(previous.conditions())
                .flatMap(List::stream)
                .filter(condition -> !ConditionType.RECONCILING.text().equals(condition.getType()));
        return new ClickAnalyticsStatus(
                previous.observedGeneration(),
                Stream.concat(others, reconciling.stream()).toList(),
                change,
                previous.kafka(),
                previous.executors(),
                previous.pipeline(),
                previous.dashboard());
    }

    /** The status, with this change in it; null: with none. */
    public static ClickAnalyticsStatus withChange(ClickAnalyticsStatus status, @Nullable ChangeStatus change) {
        return new ClickAnalyticsStatus(
                status.observedGeneration(),
                status.conditions(),
                change,
                status.kafka(),
                status.executors(),
                status.pipeline(),
                status.dashboard());
    }

    /** Of a valid resource that is looked at and not touched: what is seen says nothing about a later generation. */
    public static ClickAnalyticsStatus paused(ClickAnalytics resource, Observation seen, Instant now) {
        return paused(new Checked.Valid(resource, List.of()), seen, now);
    }

    /** The same, with what validation found odd. */
    public static ClickAnalyticsStatus paused(Checked.Valid checked, Observation seen, Instant now) {
        ClickAnalytics resource = checked.resource();
        Map<ConditionType, Claim> more = new TreeMap<>(Warnings.of(checked, seen, now));
        more.put(ConditionType.PAUSED, PAUSED);
        Long generation = previous(resource).observedGeneration();
        var before = new ClickAnalytics(
                resource.getMetadata().edit().withGeneration(generation).build(), resource.spec());
        before.setStatus(resource.getStatus());
        return observed(before, seen, now, more);
    }

    /**
     * Of a resource that is not acted upon, for this reason: what was made before goes on as it is, and what was said of it
     * still stands for the generation that it was said of.
     */
    public static ClickAnalyticsStatus refused(ClickAnalytics resource, Claim claim, Instant now) {
        return refused(resource, claim, previous(resource), now);
    }

    /** The same, with what is seen of what was made before. */
    public static ClickAnalyticsStatus refused(
            ClickAnalytics resource, Claim claim, ClickAnalyticsStatus seen, Instant now) {
        SortedMap<ConditionType, Claim> claims = new TreeMap<>(Map.of(ConditionType.READY, claim));
        claims.putAll(kstatus(claim));
        Long generation = resource.getMetadata().getGeneration();
        List<Condition> refused = Conditions.merge(previous(resource).conditions(), claims, generation, now);
        List<Condition> kept = KEPT.stream()
                .flatMap(type -> Conditions.find(seen.conditions(), type).stream())
                .toList();
        return new ClickAnalyticsStatus(
                generation,
                Stream.of(refused.subList(0, 1), kept, refused.subList(1, refused.size()))
                        .flatMap(List::stream)
                        .toList(),
                seen.change(),
                seen.kafka(),
                seen.executors(),
                seen.pipeline(),
                seen.dashboard());
    }

    /** The generation whose objects are there, though later ones were refused. */
    public static @Nullable Long generationMade(ClickAnalytics resource) {
        ClickAnalyticsStatus previous = previous(resource);
        return Conditions.find(previous.conditions(), ConditionType.PIPELINE_READY)
                .map(Condition::getObservedGeneration)
                .orElse(previous.observedGeneration());
    }

    /** Whether all that speaks against a resource that was ready is a driver that has not answered. */
    public static boolean onlySilent(ClickAnalytics resource, ClickAnalyticsStatus next) {
        ClickAnalyticsStatus previous = previous(resource);
        return Objects.equals(
                        previous.observedGeneration(), resource.getMetadata().getGeneration())
                && Conditions.find(previous.conditions(), ConditionType.READY)
                        .filter(ready -> "True".equals(ready.getStatus()))
                        .isPresent()
                && Conditions.find(next.conditions(), ConditionType.READY)
                        .filter(ready -> PipelineReady.SILENT.equals(ready.getReason()))
                        .isPresent();
    }

    /** The status that a resource has; an empty one for a new resource. */
    public static ClickAnalyticsStatus previous(ClickAnalytics resource) {
        return Objects.requireNonNullElseGet(
                resource.getStatus(), () -> new ClickAnalyticsStatus(null, null, null, null, null, null, null));
    }

    private static SortedMap<ConditionType, Claim> claims(ClickAnalytics resource, Observation seen, Instant now) {
        DriverReport report = seen.driver().reportWithin(PipelineReady.freshness(resource), now);
        Claim cluster = seen.kafka().claim();
        Claim pipeline = PipelineReady.of(resource, seen.driver(), seen.pods(), now);
        Map<ConditionType, Claim> claims = new EnumMap<>(ConditionType.class);
        claims.put(ConditionType.KAFKA_READY, cluster == null ? KafkaReady.ofDriver(report) : cluster);
        claims.put(ConditionType.TOPICS_READY, seen.topics() == null ? TopicsReady.ofDriver(report) : seen.topics());
        claims.put(ConditionType.PIPELINE_READY, pipeline);
        claims.put(ConditionType.DASHBOARD_READY, dashboard(resource, seen, now));
        Claim ready = ready(List.copyOf(claims.values()), pipeline);
        claims.put(ConditionType.READY, ready);
        claims.put(ConditionType.CAUGHT_UP, CaughtUp.of(resource, pipeline, report));
        claims.putAll(kstatus(ready));
        return new TreeMap<>(claims);
    }

    private static Claim dashboard(ClickAnalytics resource, Observation seen, Instant now) {
        Claim claim = DashboardReady.of(resource, seen, now);
        Claim signIn = seen.dashboard().signIn();
        Claim route = seen.dashboard().route();
        if (!claim.holds() && signIn != null) {
            return signIn;
        }
        return claim.verdict() != Verdict.BLOCKED && route != null ? route : claim;
    }

    /** What somebody has to do comes first, then what is first in the order of things. */
    private static Claim ready(List<Claim> claims, Claim pipeline) {
        if (pipeline.verdict() == Verdict.OFF) {
            return pipeline;
        }
        return claims.stream()
                .filter(claim -> claim.verdict() == Verdict.BLOCKED)
                .findFirst()
                .or(() -> claims.stream()
                        .filter(claim -> claim.verdict() == Verdict.PENDING)
                        .findFirst())
                .or(() -> claims.stream().filter(claim -> !claim.holds()).findFirst())
                .orElseGet(() -> Claim.holds("DataFlows", "clicks are counted and their windows published"));
    }

    /** The two words by which kstatus tells "not yet" from "not without help". */
    private static Map<ConditionType, Claim> kstatus(Claim ready) {
        return switch (ready.verdict()) {
            case PENDING -> Map.of(ConditionType.RECONCILING, new Claim(Verdict.TRUE, ready.reason(), ready.message()));
            case BLOCKED -> Map.of(ConditionType.STALLED, new Claim(Verdict.TRUE, ready.reason(), ready.message()));
            case TRUE, OFF, UNKNOWN -> Map.of();
        };
    }

    private static ExecutorsStatus executors(ClickAnalytics resource, int running) {
        return new ExecutorsStatus(
                resource.spec().suspended() ? 0 : resource.spec().spark().executors(),
                running,
                PipelineLabels.text(PipelineLabels.selector(resource, Component.EXECUTOR)));
    }

    /** The status with these numbers. */
    public static ClickAnalyticsStatus withPipeline(ClickAnalyticsStatus status, @Nullable PipelineStatus pipeline) {
        return new ClickAnalyticsStatus(
                status.observedGeneration(),
                status.conditions(),
                status.change(),
                status.kafka(),
                status.executors(),
                pipeline,
                status.dashboard());
    }
}
