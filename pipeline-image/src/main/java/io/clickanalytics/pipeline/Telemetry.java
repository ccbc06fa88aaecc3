package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.decode.BadReason;
import io.clickanalytics.pipeline.model.Count;
import io.clickanalytics.pipeline.model.Fate;
import io.clickanalytics.pipeline.model.Tick;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the pipeline tells about itself: numbers for Prometheus, and the last of each for the status document. */
final class Telemetry implements Fleet.Report {
    /** Where the stream's life is. */
    enum Phase {
        STARTING,
        RUNNING,
        REWINDING,
        STANDBY,
        STOPPING
    }

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, String> conditions = new ConcurrentSkipListMap<>();
    private final Timer batches = timer("clickanalytics.batch", "from planning to merge, of batches with records");
    private final Timer commits = timer("clickanalytics.commit", "one commit in Kafka");
    private final Counter rewinds = Counter.builder("clickanalytics.rewinds")
            .description("times the stream was rebuilt from the last commit")
            .register(registry);
    private volatile Phase phase = Phase.STARTING;
    private volatile @Nullable Progress progress;
    private volatile @Nullable Executors executors;
    private volatile Lag lag = new Lag(0, 0);
    private volatile double clicksPerSecond;
    private volatile long slide;
    private volatile long committedAt;
    private volatile @Nullable String settings;
    private volatile @Nullable String committedSettings;
    private long rateSince;
    private long rateBase;

    /**
     * The last commit.
     *
     * @param number of the commit
     * @param watermark epoch milliseconds
     * @param lastWindowEnd absent before the first window
     * @param totals since the epoch began
     */
    record Progress(long number, long watermark, @Nullable Long lastWindowEnd, Fate.Totals totals) {}

    /**
     * What is not counted yet.
     *
     * @param records of all partitions
     * @param milliseconds how old the watermark is
     */
    record Lag(long records, long milliseconds) {}

    /**
     * The executors, where their number is not fixed.
     *
     * @param desired what was asked for
     * @param running those that take tasks
     */
    record Executors(int desired, int running) {}

    Telemetry() {
        gauge("clickanalytics.lag.records", "records that are not counted yet", now -> now.lag.records());
        gauge("clickanalytics.lag.seconds", "age of the watermark", now -> now.lag.milliseconds() / 1000.0);
        gauge("clickanalytics.clicks.per.second", "clicks counted", now -> now.clicksPerSecond);
        gauge("clickanalytics.last.window.end.seconds", "end of the last window published", Telemetry::lastWindowEnd);
        gauge("clickanalytics.window.slide.seconds", "time between two windows", now -> now.slide / 1000.0);
        total("clickanalytics.records.counted", "clicks in windows", Fate.Totals::counted);
        total("clickanalytics.records.filtered", "left out by the filter", Fate.Totals::filtered);
        for (BadReason reason : BadReason.values()) {
            String name = reason.wireName();
            byReason("clickanalytics.records.bad", name, totals -> totals.bad().getOrDefault(name, 0L));
        }
        for (Fate.Drop reason : Fate.Drop.values()) {
            String name = reason.wireName();
            byReason("clickanalytics.records.dropped", name, totals -> totals.dropped()
                    .getOrDefault(name, 0L));
        }
        total("clickanalytics.records.lost", "offsets that retention took first", Fate.Totals::lost);
    }

    void enter(Phase next) {
        if (next == Phase.REWINDING) {
            rewinds.increment();
        }
        phase = next;
    }

    /** How many milliseconds there are between the ends of two windows. */
    void slide(long milliseconds) {
        slide = milliseconds;
    }

    Phase phase() {
        return phase;
    }

    /** Epoch milliseconds of the last commit; 0 before the first. */
    long committedAt() {
        return committedAt;
    }

    Map<String, String> conditions() {
        return conditions;
    }

    /** Sets or clears a condition; a null message clears it. */
    void condition(String name, @Nullable String message) {
        if (message == null) {
            conditions.remove(name);
        } else {
            conditions.put(name, message);
        }
    }

    void batch(Tick tick, Count count, long now) {
        long backlog = tick.partitions().values().stream()
                .mapToLong(seen -> seen.stable() - seen.span().until())
                .sum();
        long watermark = count.position().watermark();
        lag = new Lag(backlog, watermark == Long.MIN_VALUE ? 0 : now - watermark);
        if (!tick.spans().isEmpty()) {
            batches.record(Duration.ofMillis(now - tick.plannedAt()));
        }
        long counted = count.totals().counted();
        if (now - rateSince >= 1_000) {
            clicksPerSecond = rateSince == 0 ? 0 : Math.max(0, (counted - rateBase) * 1000.0 / (now - rateSince));
            rateSince = now;
            rateBase = counted;
        }
    }

    void committed(Progress next, Duration took, long now) {
        commits.record(took);
        progress = next;
        committedAt = now;
        committedSettings = settings;
    }

    /** Commits are from now on made with the settings that have this fingerprint. */
    void countsWith(String fingerprint) {
        settings = fingerprint;
    }

    /** Fingerprint of the settings that the last commit was made with; absent before the first. */
    @Nullable
    String committedSettings() {
        return committedSettings;
    }

    /** From the first call on the numbers are shown. */
    @Override
    public void executors(int desired, int running) {
        boolean first = executors == null;
        executors = new Executors(desired, running);
        if (first) {
            gauge("clickanalytics.executors.desired", "executors asked for", now -> now.count(Executors::desired));
            gauge(
                    "clickanalytics.executors.running",
                    "executors that take tasks",
                    now -> now.count(Executors::running));
        }
    }

    @Override
    public void trouble(@Nullable String message) {
        condition("Executors", message);
    }

    @Nullable
    Executors executors() {
        return executors;
    }

    @Nullable
    Progress progress() {
        return progress;
    }

    Lag lag() {
        return lag;
    }

    double clicksPerSecond() {
        return clicksPerSecond;
    }

    long rewinds() {
        return (long) rewinds.count();
    }

    Timer batches() {
        return batches;
    }

    Timer commits() {
        return commits;
    }

    String scrape() {
        return registry.scrape();
    }

    private int count(Function<Executors, Integer> value) {
        Executors now = executors;
        return now == null ? 0 : value.apply(now);
    }

    private double lastWindowEnd() {
        Progress last = progress;
        Long end = last == null ? null : last.lastWindowEnd();
        return end == null ? 0 : end / 1000.0;
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    private void gauge(String name, String description, Function<Telemetry, Number> value) {
        Gauge.builder(name, this, self -> value.apply(self).doubleValue())
                .description(description)
                .register(registry);
    }

    private void total(String name, String description, Function<Fate.Totals, Number> value) {
        gauge(name, description, now -> now.total(value));
    }

    private void byReason(String name, String reason, Function<Fate.Totals, Number> value) {
        Gauge.builder(name, this, now -> now.total(value).doubleValue())
                .tag("reason", reason)
                .register(registry);
    }

    private Number total(Function<Fate.Totals, Number> value) {
        Progress last = progress;
        return last == null ? 0 : value.apply(last.totals());
    }
}
