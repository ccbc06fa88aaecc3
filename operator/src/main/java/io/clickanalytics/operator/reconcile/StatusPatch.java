package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.clickanalytics.operator.status.DriverReport;
import io.clickanalytics.operator.status.News;
import io.clickanalytics.operator.status.Numbers;
import io.clickanalytics.operator.status.Statuses;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a status when it says something new, and tells of it. */
final class StatusPatch {
    private final Events events;
    private final Standings standings;
    private final Clock clock;
    private final Map<String, Instant> numbersAt = new ConcurrentHashMap<>();
    private volatile boolean ended;

    StatusPatch(Events events, Standings standings, Clock clock) {
        this.events = events;
        this.standings = standings;
        this.clock = clock;
    }

    /** Does nothing where nothing is new. */
    void write(
            ClickAnalytics resource,
            ClickAnalyticsStatus next,
            @Nullable DriverReport report,
            Context<ClickAnalytics> context) {
        write(resource, next, report, status -> StatusWrite.of(resource, status, context));
    }

    void write(
            ClickAnalytics resource,
            ClickAnalyticsStatus next,
            @Nullable DriverReport report,
            Consumer<ClickAnalyticsStatus> writer) {
        if (ended) {
            return;
        }
        ClickAnalyticsStatus previous = Statuses.previous(resource);
        Instant now = clock.instant();
        String uid = resource.getMetadata().getUid();
        var complete = Numbers.in(previous, next, report, numbersAt.getOrDefault(uid, Instant.EPOCH), now);
        standings.note(resource, complete);
        if (complete.equals(previous)) {
            return;
        }
        writer.accept(complete);
        if (!Objects.equals(complete.pipeline(), previous.pipeline())) {
            numbersAt.put(uid, now);
        }
        News.between(previous, complete).forEach(news -> events.tell(resource, news));
    }

    /** From now on nothing is written: watches that end see nothing, and who looks at them takes all for gone. */
    void end() {
        ended = true;
    }

    void forget(ClickAnalytics resource) {
        standings.forget(resource);
        numbersAt.remove(resource.getMetadata().getUid());
    }
}
