package io.clickanalytics.dashboard.socket;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.clickanalytics.dashboard.feed.Feed;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All viewers of one event loop; only to be used on it. */
public final class Viewers {
    private static final Logger LOG = LoggerFactory.getLogger(Viewers.class);
    private static final Duration RETURN_WITHIN = Duration.ofSeconds(2);

    private final Limits limits;
    private final Surroundings surroundings;
    private final SocketMeters meters;
    private final InstantSource clock;
    /** Each with the moment until when it may stay. */
    private final Map<Viewer, Instant> viewers = new LinkedHashMap<>();

    private Feed feed;

    /** Nobody looks on yet. */
    public Viewers(Limits limits, Frames frames, SocketMeters meters, Feed feed) {
        this.limits = limits;
        this.surroundings = new Surroundings(limits, frames, new WindowFrames(limits.frameBytes()), new ObjectMapper());
        this.meters = meters;
        this.clock = InstantSource.system();
        this.feed = feed;
    }

    /** True when no more are let in. */
    boolean isFull() {
        return viewers.size() >= limits.viewers();
    }

    /** One more looks on, until then; {@code asked} is null when it has seen nothing. */
    void add(ServerWebSocket socket, SocketLine line, @Nullable Place asked, Instant until) {
        socket.setWriteQueueMaxSize(limits.frameBytes());
        Viewer viewer = enter(line, asked, until);
        socket.textMessageHandler(text -> viewer.received(text, clock.instant()));
        socket.drainHandler(drained -> viewer.advance(clock.instant()));
        socket.exceptionHandler(e -> LOG.atDebug().setCause(e).log("a viewer's connection broke"));
        socket.closeHandler(closed -> {
            left(viewer);
            meters.closed(socket.closeStatusCode());
        });
    }

    /** One more, who only listens. */
    void add(HttpServerResponse response, EventLine line, @Nullable Place asked, Instant until) {
        response.setWriteQueueMaxSize(limits.frameBytes());
        Viewer viewer = enter(line, asked, until);
        meters.listeners(1);
        response.drainHandler(drained -> viewer.advance(clock.instant()));
        response.exceptionHandler(e -> LOG.atDebug().setCause(e).log("a viewer's connection broke"));
        response.endHandler(ended -> listenerLeft(viewer));
        response.closeHandler(broken -> listenerLeft(viewer));
    }

    /** Told of the end of the answer, of that of its connection, or of both. */
    private void listenerLeft(Viewer viewer) {
        if (viewers.containsKey(viewer)) {
            left(viewer);
            meters.listeners(-1);
        }
    }

    private Viewer enter(Line line, @Nullable Place asked, Instant until) {
        var viewer = new Viewer(line, surroundings, asked, feed, clock.instant());
        viewers.put(viewer, until);
        meters.viewers(viewers.size());
        return viewer;
    }

    private void left(Viewer viewer) {
        viewers.remove(viewer);
        meters.viewers(viewers.size());
    }

    /** There is something new. */
    public void show(Feed latest) {
        feed = latest;
        List.copyOf(viewers.keySet()).forEach(viewer -> viewer.show(latest, clock.instant()));
    }

    /** To be called about once a second. */
    public void tick() {
        Instant now = clock.instant();
        for (Map.Entry<Viewer, Instant> viewer : List.copyOf(viewers.entrySet())) {
            if (now.isBefore(viewer.getValue())) {
                viewer.getKey().tick(now);
            } else {
                viewer.getKey().leave(Duration.ZERO);
            }
        }
    }

    /** Sends all away, to come back soon, not all at once. */
    public void leave() {
        List.copyOf(viewers.keySet())
                .forEach(viewer -> viewer.leave(
                        Duration.ofMillis(ThreadLocalRandom.current().nextLong(RETURN_WITHIN.toMillis()))));
    }
}
