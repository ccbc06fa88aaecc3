package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.status.DriverReport;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the drivers say of themselves, asked over HTTP at a bounded pace. A reconciliation follows only when something
 * changed that a condition tells of: numbers alone wake nobody.
 */
final class DriverReports extends AbstractEventSource<DriverReport, ClickAnalytics>
        implements ResourceEventAware<ClickAnalytics> {
    private static final Logger LOG = LoggerFactory.getLogger(DriverReports.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** A driver that counts is asked as often as it promises a commit. */
    private static final Duration CALM = Duration.ofSeconds(10);

    private static final Duration EAGER = Duration.ofSeconds(2);

    private final DriverAddress address;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .executor(Executors.newSingleThreadExecutor(task -> daemon(task, "driver-answers")))
            .build();
    private final Map<ResourceID, Asked> asked = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService timer;
    private @Nullable ScheduledFuture<?> ticks;

    DriverReports(DriverAddress address, Clock clock) {
        super(DriverReport.class, "DriverReport");
        this.address = address;
        this.clock = clock;
    }

    /** Asks this pod from now on, and no other of its resource. */
    void ask(ClickAnalytics resource, Pod pod, Duration freshness) {
        address.of(pod).ifPresent(uri -> {
            var driver = new Driver(pod.getMetadata().getUid(), uri, freshness);
            asked.compute(
                    ResourceID.fromResource(resource),
                    (id, before) -> before != null && before.driver().equals(driver)
                            ? before
                            : new Asked(
                                    driver, null, clock.instant(), Significance.of(null, freshness, clock.instant())));
        });
    }

    /** Asks nobody about this resource. */
    void forget(ClickAnalytics resource) {
        asked.remove(ResourceID.fromResource(resource));
    }

    /** What this very pod said last. */
    Optional<DriverReport> of(ClickAnalytics resource, Pod pod) {
        Asked found = asked.get(ResourceID.fromResource(resource));
        return Optional.ofNullable(found)
                .filter(entry -> entry.driver().uid().equals(pod.getMetadata().getUid()))
                .map(Asked::report);
    }

    @Override
    public Set<DriverReport> getSecondaryResources(ClickAnalytics resource) {
        Asked found = asked.get(ResourceID.fromResource(resource));
        return found == null || found.report() == null ? Set.of() : Set.of(found.report());
    }

    @Override
    public void onResourceDeleted(ClickAnalytics resource) {
        forget(resource);
    }

    @Override
    public synchronized void start() {
        super.start();
        if (timer == null) {
            timer = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "driver-reports"));
            ticks = timer.scheduleWithFixedDelay(this::tickSafely, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        super.stop();
        if (timer != null && ticks != null) {
            ticks.cancel(true);
            timer.shutdownNow();
            timer = null;
        }
    }

    /** A failure must not end the ticks. */
    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("drivers could not be asked");
        }
    }

    private void tick() {
        Instant now = clock.instant();
        asked.forEach((id, entry) -> {
            update(id, entry.driver(), entry.report());
            if (!entry.next().isAfter(now)) {
                asked.computeIfPresent(id, (same, last) -> last.asking(now));
                request(id, entry.driver());
            }
        });
    }

    private void request(ResourceID id, Driver driver) {
        var request = HttpRequest.newBuilder(driver.uri()).timeout(PATIENCE).build();
        var unused = http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> answer.statusCode() == 200
                        ? DriverReport.of(answer.body(), clock.instant())
                        : Optional.<DriverReport>empty())
                .exceptionally(failure -> Optional.empty())
                .thenAccept(report -> report.ifPresent(read -> update(id, driver, read)));
    }

    private void update(ResourceID id, Driver driver, @Nullable DriverReport report) {
        var significance = Significance.of(report, driver.freshness(), clock.instant());
        Asked before = asked.get(id);
        if (before == null || !before.driver().equals(driver)) {
            return;
        }
        asked.computeIfPresent(
                id,
                (same, last) -> last.driver().equals(driver)
                        ? new Asked(driver, report == null ? last.report() : report, last.next(), significance)
                        : last);
        if (!before.significance().equals(significance) && getEventHandler() != null) {
            getEventHandler().handleEvent(new Event(id));
        }
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Whom to ask. */
    private record Driver(String uid, URI uri, Duration freshness) {}

    /** What is known, and when to ask again. */
    private record Asked(Driver driver, @Nullable DriverReport report, Instant next, Significance significance) {
        Asked asking(Instant now) {
            return new Asked(driver, report, now.plus(significance.counting() ? CALM : EAGER), significance);
        }
    }

    /** That of a report which conditions tell of. */
    private record Significance(String phase, boolean counting, boolean caughtUp, Set<String> oddities) {
        static Significance of(@Nullable DriverReport report, Duration freshness, Instant now) {
            if (report == null || Duration.between(report.readAt(), now).compareTo(freshness) > 0) {
                return new Significance("", false, false, Set.of());
            }
            return new Significance(
                    report.phase(),
                    report.countsWithin(freshness),
                    report.caughtUpWithin(freshness),
                    report.oddities().keySet());
        }
    }
}
