package io.clickanalytics.dashboard.http;

import io.clickanalytics.dashboard.feed.Feed;
import io.clickanalytics.dashboard.history.Entry;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What the dashboard knows about itself, at {@code /metrics} in the text format of Prometheus. */
public final class Metrics {
    private static final String PREFIX = "clickanalytics.dashboard.";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final InstantSource clock = InstantSource.system();

    /** Begins with the meters of the JVM. */
    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    /** For meters of others. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Meters of a feed. */
    public void watch(Supplier<Feed> feed) {
        counter("windows.read", "Windows read, each revision counted", feed, Feed::read);
        counter("records.unreadable", "Records of the results topic that were no windows", feed, Feed::unreadable);
        gauge("head.cursor", "Offset of the newest window", feed, now -> now.history()
                .head());
        gauge("windows.kept", "Windows in memory", feed, now -> now.history()
                .entries()
                .size());
        gauge("holes", "Windows whose predecessor is missing", feed, now -> now.history()
                .holes());
        gauge("window.age.seconds", "Time since the newest window ended", feed, this::ageSeconds);
        gauge("ready", "1 once everything was read that was there at the start", feed, now -> now.caughtUp() ? 1 : 0);
        gauge(
                "live",
                "1 while windows are read as they are written",
                feed,
                now -> now.state().word().equals("live") ? 1 : 0);
    }

    /** Adds its route. */
    public void mount(Router router) {
        router.get("/metrics").handler(context -> context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                .end(registry.scrape()));
    }

    private double ageSeconds(Feed feed) {
        Instant now = clock.instant();
        return feed.history()
                .newest()
                .map(Entry::window)
                .map(window -> Duration.between(window.span().end(), now).toMillis() / 1_000.0)
                .orElse(Double.NaN);
    }

    private void gauge(String name, String help, Supplier<Feed> feed, ToDoubleFunction<Feed> value) {
        Gauge.builder(PREFIX + name, feed, source -> value.applyAsDouble(source.get()))
                .description(help)
                .strongReference(true)
                .register(registry);
    }

    /** A counter holds its object weakly: this one lives as long as its meters. */
    private void counter(String name, String help, Supplier<Feed> feed, ToDoubleFunction<Feed> value) {
        FunctionCounter.builder(PREFIX + name, this, metrics -> value.applyAsDouble(feed.get()))
                .description(help)
                .register(registry);
    }
}
