package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.status.DriverReport;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
    /** A driver that counts is asked as often as it promises a commit. */
    private static final Duration CALM = Duration.ofSeconds(10);

    private static final Duration EAGER = Duration.ofSeconds(2);
    /** How long a driver that is asked for the first time may take to answer. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DriverAddress address;
    private final DriverClient client;
    private final Clock clock;
    private final Map<ResourceID, Asked> asked = new ConcurrentHashMap<>();
    /** Those whose answer is waited for: nobody is asked again before. */
    private final Set<ResourceID> waiting = ConcurrentHashMap.newKeySet();

    private @Nullable ScheduledExecutorService timer;
    private @Nullable ScheduledFuture<?> ticks;

    DriverReports(DriverAddress address, DriverClient client, Clock clock) {
        super(DriverReport.class, "DriverReport");
        this.address = address;
        this.client = client;
        this.clock = clock;
    }

    /**
     * Asks this pod from now on, and no other of its resource.
     *
     * @param settings fingerprint of those that it is to count with; null when there are none
     */
    void ask(ClickAnalytics resource, Pod pod, Duration freshness, @Nullable String settings) {
        address.of(pod).ifPresent(uri -> {
            var driver = new Driver(pod.getMetadata().getUid(), uri, freshness, settings);
            asked.compute(ResourceID.fromResource(resource), (id, before) -> asking(driver, before));
        });
    }

    /** What a driver said is kept when only what is expected of it has changed; it is asked anew at once. */
    private Asked asking(Driver driver, @Nullable Asked before) {
        Instant now = clock.instant();
        if (before != null && before.driver().equals(driver)) {
            // who looks sees silence as soon as it begins: an answer is news from then on, and not from the next tick
            return before.told(null, now);
        }
        DriverReport known = before != null && before.driver().isSamePodAs(driver) ? before.report() : null;
        return new Asked(
                driver, known, now, Significance.of(known, driver, now), before == null ? now : before.since());
    }

    /**
     * Whether this look at a resource came too early: its driver was asked for the first time just now, and had not
     * answered. It may have done so since; that changes nothing of what was seen.
     *
     * @param seen what it had said then; null for nothing
     */
    boolean awaited(ClickAnalytics resource, @Nullable DriverReport seen) {
        Asked found = asked.get(ResourceID.fromResource(resource));
        return seen == null && found != null && found.since().plus(PATIENCE).isAfter(clock.instant());
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

    void tick() {
        Instant now = clock.instant();
        asked.forEach((id, entry) -> {
            update(id, entry.driver(), null);
            if (!entry.next().isAfter(now) && waiting.add(id)) {
                asked.computeIfPresent(id, (same, last) -> last.asking(now));
                request(id, entry.driver());
            }
        });
    }

    private void request(ResourceID id, Driver driver) {
        var unused = client.ask(driver.uri())
                .whenComplete((report, failure) -> waiting.remove(id))
                .thenAccept(report -> report.ifPresent(read -> update(id, driver, read)));
    }

    /** What is known of it now: by this answer or, null, by the time that has passed. */
    private void update(ResourceID id, Driver driver, @Nullable DriverReport report) {
        Instant now = clock.instant();
        var news = new AtomicBoolean();
        asked.computeIfPresent(id, (same, last) -> {
            Asked latest = last.driver().isSamePodAs(driver) ? last.told(report, now) : last;
            news.set(!latest.significance().equals(last.significance()));
            return latest;
        });
        if (news.get() && getEventHandler() != null) {
            getEventHandler().handleEvent(new Event(id));
        }
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Whom to ask, and what is expected. */
    private record Driver(
            String uid,
            URI uri,
            Duration freshness,
            @Nullable String settings) {
        boolean isSamePodAs(Driver other) {
            return uid.equals(other.uid) && uri.equals(other.uri);
        }
    }

    /** What is known, when to ask again, and since when somebody wants to know. */
    private record Asked(
            Driver driver, @Nullable DriverReport report, Instant next, Significance significance, Instant since) {
        Asked asking(Instant now) {
            return new Asked(driver, report, now.plus(significance.asWanted() ? CALM : EAGER), significance, since);
        }

        Asked told(@Nullable DriverReport latest, Instant now) {
            DriverReport known = latest == null ? report : latest;
            return new Asked(driver, known, next, Significance.of(known, driver, now), since);
        }
    }

    /** That of a report which conditions tell of. */
    private record Significance(
            String phase, boolean counting, boolean current, boolean caughtUp, Set<String> oddities) {
        static Significance of(@Nullable DriverReport report, Driver driver, Instant now) {
            Duration freshness = driver.freshness();
            if (report == null || Duration.between(report.readAt(), now).compareTo(freshness) > 0) {
                return new Significance("", false, false, false, Set.of());
            }
            return new Significance(
                    report.phase(),
                    report.countsWithin(freshness),
                    Objects.equals(report.settings(), driver.settings()),
                    report.caughtUpWithin(freshness),
                    report.oddities().keySet());
        }

        boolean asWanted() {
            return counting && current;
        }
    }
}
