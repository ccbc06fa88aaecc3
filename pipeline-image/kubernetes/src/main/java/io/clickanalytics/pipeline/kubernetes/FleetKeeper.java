package io.clickanalytics.pipeline.kubernetes;

import io.clickanalytics.pipeline.Fleet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the wanted number: asks for executors that are missing and retires those that are too many, on one thread. */
final class FleetKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FleetKeeper.class);
    private static final Duration LOOK = Duration.ofMillis(100);
    /** An image is fetched and a JVM started within this time, mostly. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What befell an executor is told for so long. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final Comparator<String> OLDEST_FIRST =
            Comparator.<String>comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final ExecutorPool pool;
    private final ExecutorTroubles troubles;
    private final WantedExecutors wanted;
    private final Fleet.Report report;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(FleetKeeper::daemon);
    private int desired;
    private int running = -1;
    private @Nullable Instant shortSince;
    private String problem = "";

    FleetKeeper(
            ExecutorPool pool,
            ExecutorTroubles troubles,
            WantedExecutors wanted,
            Fleet.Report report,
            InstantSource clock) {
        this.pool = pool;
        this.troubles = troubles;
        this.wanted = wanted;
        this.report = report;
        this.clock = clock;
    }

    static FleetKeeper start(
            ExecutorPool pool, ExecutorTroubles troubles, WantedExecutors wanted, Fleet.Report report) {
        var keeper = new FleetKeeper(pool, troubles, wanted, report, InstantSource.system());
        var unused =
                keeper.thread.scheduleWithFixedDelay(keeper::lookSafely, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return keeper;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** A look that fails is followed by others; each problem is told once. */
    private void lookSafely() {
        try {
            look();
            problem = "";
        } catch (RuntimeException e) {
            if (!problem.equals(e.toString())) {
                problem = e.toString();
                LOG.atWarn().addKeyValue("problem", problem).log("the number of executors stays as it is");
            }
        }
    }

    /** One look at what is wanted and what is there. */
    void look() {
        int now = wanted.read();
        Set<String> active = pool.active();
        if (now != desired || active.size() != running) {
            report.executors(now, active.size());
            running = active.size();
        }
        if (now != desired) {
            LOG.atInfo().addKeyValue("from", desired).addKeyValue("to", now).log("the number of executors changes");
            pool.want(now);
            desired = now;
        }
        List<String> surplus = active.stream()
                .sorted(OLDEST_FIRST.reversed())
                .limit(Math.max(0, active.size() - now))
                .toList();
        if (!surplus.isEmpty()) {
            pool.retire(surplus);
        }
        report.trouble(trouble(now, active.size()));
    }

    private @Nullable String trouble(int now, int active) {
        Instant moment = clock.instant();
        String all = Stream.of(missing(now, active, moment), troubles.endSince(moment.minus(REMEMBERED)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? null : all;
    }

    /** Pods that a quota or an admission forbids are tried for ever, and leave no pod that would tell of it. */
    private Optional<String> missing(int now, int active, Instant moment) {
        if (active >= now) {
            shortSince = null;
            return Optional.empty();
        }
        Instant since = shortSince == null ? moment : shortSince;
        shortSince = since;
        Optional<String> refused = troubles.refusalSince(moment.minus(PATIENCE))
                .map(words ->
                        "found %d of %d executors, and the API server refusing more (%s), wanted all; raise the quota, or ask for fewer or smaller ones, or correct what the message names"
                                .formatted(active, now, words));
        return refused.or(() -> Duration.between(since, moment).compareTo(PATIENCE) < 0
                ? Optional.empty()
                : Optional.of(
                        "found %d of %d executors since %s, wanted all; see their pods, and where there are none the log of the driver"
                                .formatted(active, now, since.truncatedTo(ChronoUnit.SECONDS))));
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "executors");
        thread.setDaemon(true);
        return thread;
    }
}
