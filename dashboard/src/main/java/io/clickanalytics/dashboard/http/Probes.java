package io.clickanalytics.dashboard.http;

import io.clickanalytics.dashboard.feed.Feed;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * {@code /livez}: is the program worth keeping. {@code /readyz}: has it read what was there when it started. Once ready,
 * it stays so while Kafka is away: what was read is still shown, and another replica would know no more.
 */
public final class Probes {
    private final Supplier<Feed> feed;
    private final BooleanSupplier alive;
    private volatile boolean stopping;

    /** Probes of a feed and its thread. */
    public Probes(Supplier<Feed> feed, BooleanSupplier alive) {
        this.feed = feed;
        this.alive = alive;
    }

    /** From now on not ready, so that nobody new is sent here. */
    public void stopping() {
        stopping = true;
    }

    /** Adds its routes. */
    public void mount(Router router) {
        router.get("/livez").handler(context -> answer(context, alive.getAsBoolean(), "the reading of results"));
        router.get("/readyz").handler(context -> {
            Feed now = feed.get();
            boolean ready = now.caughtUp() && !stopping;
            answer(context, ready, stopping ? "stopping" : now.state().word());
        });
    }

    private static void answer(RoutingContext context, boolean good, String detail) {
        context.response()
                .setStatusCode(good ? 200 : 503)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end((good ? "ok: " : "not ok: ") + detail + "\n");
    }
}
