package io.clickanalytics.dashboard.socket;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts what happens between viewers and server. */
public final class SocketMeters {
    private final MeterRegistry registry;
    private final AtomicInteger viewers;
    private final AtomicInteger listeners;
    private final Counter frames;
    private final Counter characters;

    /** Meters in a registry. */
    public SocketMeters(MeterRegistry registry) {
        this.registry = registry;
        this.viewers = registry.gauge("clickanalytics.dashboard.viewers", new AtomicInteger());
        this.listeners = registry.gauge("clickanalytics.dashboard.viewers.by.events", new AtomicInteger());
        this.frames = registry.counter("clickanalytics.dashboard.frames.sent");
        this.characters = registry.counter("clickanalytics.dashboard.frames.characters");
    }

    void viewers(int now) {
        viewers.set(now);
    }

    /** So many more, who only listen. */
    void listeners(int more) {
        listeners.addAndGet(more);
    }

    void sent(int length) {
        frames.increment();
        characters.increment(length);
    }

    void refused(int status) {
        registry.counter("clickanalytics.dashboard.sockets.refused", "status", Integer.toString(status))
                .increment();
    }

    /** The code is absent when the connection broke. */
    void closed(@Nullable Short code) {
        String label = code == null ? "none" : Short.toString(code);
        registry.counter("clickanalytics.dashboard.sockets.closed", "code", known(label))
                .increment();
    }

    /** A peer may send any code; the metric must not grow with them. */
    private static String known(String code) {
        return code.matches("none|10(0[0-9]|1[0-3])|4001") ? code : "other";
    }
}
