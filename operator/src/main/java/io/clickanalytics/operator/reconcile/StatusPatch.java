package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.clickanalytics.operator.status.DriverReport;
import io.clickanalytics.operator.status.News;
import io.clickanalytics.operator.status.Numbers;
import io.clickanalytics.operator.status.Statuses;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
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

    UpdateControl<ClickAnalytics> of(
            ClickAnalytics resource, ClickAnalyticsStatus next, @Nullable DriverReport report) {
        if (ended) {
            return UpdateControl.noUpdate();
        }
        ClickAnalyticsStatus previous = Statuses.previous(resource);
        Instant now = clock.instant();
        String uid = resource.getMetadata().getUid();
        var complete = Numbers.in(previous, next, report, numbersAt.getOrDefault(uid, Instant.EPOCH), now);
        standings.note(resource, complete);
        if (complete.equals(previous)) {
            return UpdateControl.noUpdate();
        }
        if (!Objects.equals(complete.pipeline(), previous.pipeline())) {
            numbersAt.put(uid, now);
        }
        News.between(previous, complete).forEach(news -> events.tell(resource, news));
        return UpdateControl.patchStatus(only(resource, complete));
    }

    /** From now on nothing is written: watches that end see nothing, and who looks at them takes all for gone. */
    void end() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }

    void forget(ClickAnalytics resource) {
        standings.forget(resource);
        numbersAt.remove(resource.getMetadata().getUid());
    }

    /** Identity and status, nothing else: what is not in a patch is not owned by it. */
    static ClickAnalytics only(ClickAnalytics resource, ClickAnalyticsStatus status) {
        var patch = new ClickAnalytics();
        patch.setMetadata(new ObjectMetaBuilder()
                .withName(resource.getMetadata().getName())
                .withNamespace(resource.getMetadata().getNamespace())
                .build());
        patch.setStatus(status);
        return patch;
    }
}
