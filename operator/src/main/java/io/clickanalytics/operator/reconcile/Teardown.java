package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.News;
import io.clickanalytics.operator.status.Statuses;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The end of a resource: the driver first, for it writes to the topics; then the topics, for Strimzi's topic operator goes
 * with Kafka; then Kafka. Everything else goes by itself. No step waits for ever: what cannot be done is said and left.
 */
final class Teardown {
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final List<Step> steps;
    private final Events events;
    private final Clock clock;
    private final Duration limit;
    private final Map<String, Instant> begun = new ConcurrentHashMap<>();
    private final Set<String> leftBehind = ConcurrentHashMap.newKeySet();

    Teardown(List<Step> steps, Events events, Clock clock, Duration limit) {
        this.steps = List.copyOf(steps);
        this.events = events;
        this.clock = clock;
        this.limit = limit;
    }

    /** One step of a deletion. */
    interface Step {
        /** Does what can be done now; what is waited for, or empty when nothing is left to do. */
        Optional<String> advance(ClickAnalytics resource, Context<ClickAnalytics> context);

        /** Leaves what could not be done, and says what that is. */
        String giveUp(ClickAnalytics resource, Context<ClickAnalytics> context);
    }

    DeleteControl advance(ClickAnalytics resource, Context<ClickAnalytics> context) {
        for (Step step : steps) {
            Optional<String> waiting = attempt(step, resource, context);
            if (waiting.isPresent() && !late(resource, step)) {
                say(resource, waiting.get(), context);
                return DeleteControl.noFinalizerRemoval().rescheduleAfter(AGAIN.toMillis());
            }
            if (waiting.isPresent()) {
                leftBehind.add(uid(resource));
                events.tell(resource, new News(true, "LeftBehind", giveUp(step, resource, context)));
            }
        }
        begun.keySet().removeIf(key -> key.startsWith(uid(resource)));
        if (!leftBehind.remove(uid(resource))) {
            events.tell(resource, new News(false, "Deleted", "everything that had to go is gone"));
        }
        return DeleteControl.defaultDelete();
    }

    /** A failure is waited for like everything else, no longer than the limit: whichever it is, a resource must be able to go. */
    private static Optional<String> attempt(Step step, ClickAnalytics resource, Context<ClickAnalytics> context) {
        try {
            return step.advance(resource, context);
        } catch (RuntimeException e) {
            return Optional.of("waiting for a step of the deletion, which fails: " + e.getMessage());
        }
    }

    private static String giveUp(Step step, ClickAnalytics resource, Context<ClickAnalytics> context) {
        try {
            return step.giveUp(resource, context);
        } catch (RuntimeException e) {
            return "found a failure (%s), wanted to end what is there; look for what is left, and remove it yourself"
                    .formatted(e.getMessage());
        }
    }

    /** Counted from when this process saw the step first: who was to answer may have waited for us, too. */
    private boolean late(ClickAnalytics resource, Step step) {
        Instant now = clock.instant();
        String key = uid(resource) + steps.indexOf(step);
        return begun.computeIfAbsent(key, first -> now).plus(limit).isBefore(now);
    }

    private void say(ClickAnalytics resource, String waiting, Context<ClickAnalytics> context) {
        var status = Statuses.refused(resource, Claim.pending("Deleting", waiting), clock.instant());
        if (!status.equals(resource.getStatus())) {
            StatusWrite.of(resource, status, context);
        }
    }

    private static String uid(ClickAnalytics resource) {
        return resource.getMetadata().getUid();
    }
}
