package io.clickanalytics.dashboard;

import io.clickanalytics.dashboard.feed.Feed;
import io.clickanalytics.dashboard.feed.ResultsFeed;
import io.clickanalytics.dashboard.history.Bounds;
import io.clickanalytics.dashboard.http.BasePath;
import io.clickanalytics.dashboard.http.HistoryApi;
import io.clickanalytics.dashboard.http.Metrics;
import io.clickanalytics.dashboard.http.Page;
import io.clickanalytics.dashboard.http.Probes;
import io.clickanalytics.dashboard.http.SecurityHeaders;
import io.clickanalytics.dashboard.signin.Entrance;
import io.clickanalytics.dashboard.signin.SignIn;
import io.clickanalytics.dashboard.signin.SignInSettings;
import io.clickanalytics.dashboard.socket.EventRoute;
import io.clickanalytics.dashboard.socket.Frames;
import io.clickanalytics.dashboard.socket.Gate;
import io.clickanalytics.dashboard.socket.Limits;
import io.clickanalytics.dashboard.socket.SocketMeters;
import io.clickanalytics.dashboard.socket.SocketRoute;
import io.clickanalytics.dashboard.socket.Viewers;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The whole dashboard on one event loop, with one more thread that reads Kafka. */
public final class DashboardVerticle extends VerticleBase {
    /** Whatever the history's duration: windows of ten milliseconds must not fill the memory. */
    private static final int MOST_WINDOWS = 3_600;

    /** Without sign-in, too: for those who look after the program. */
    private static final Set<String> OPEN = Set.of("/livez", "/readyz", "/metrics");

    private final DashboardConfig config;
    private final Limits limits;
    private final Metrics metrics = new Metrics();
    private final SocketMeters meters = new SocketMeters(metrics.registry());
    private final AtomicBoolean told = new AtomicBoolean();
    private final ResultsFeed feed;
    private final Viewers viewers;
    private final Probes probes;
    private volatile int port;

    /** Assembles the parts; deploying starts them. */
    public DashboardVerticle(DashboardConfig config, Limits limits) {
        this.config = config;
        this.limits = limits;
        this.feed =
                new ResultsFeed(config.kafka(), config.topic(), new Bounds(config.history(), MOST_WINDOWS), this::tell);
        this.viewers = new Viewers(limits, new Frames(config, limits.times().heartbeat()), meters, feed.latest());
        this.probes = new Probes(feed::latest, feed::alive);
    }

    @Override
    public Future<?> start() {
        metrics.watch(feed::latest);
        feed.start();
        vertx.setPeriodic(TimeUnit.SECONDS.toMillis(1), timer -> viewers.tick());
        return vertx.createHttpServer(options())
                .requestHandler(handler())
                .listen()
                .onSuccess(server -> port = server.actualPort());
    }

    /** Viewers are sent away before the server closes, which would say 1000, as if for good. */
    @Override
    public Future<?> stop() {
        probes.stopping();
        viewers.leave();
        return vertx.executeBlocking(() -> {
            feed.close();
            return port;
        });
    }

    /** The port in use, once it is deployed. */
    public int port() {
        return port;
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(config.http().host())
                .setPort(config.http().port())
                .setWebSocketSubProtocols(List.of(Frames.PROTOCOL))
                // per viewer they cost ten times the memory of the connection itself
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(4_096)
                .setMaxWebSocketMessageSize(4_096)
                // what the kernel takes for a viewer that reads nothing, before we notice
                .setSendBufferSize(32 * 1_024)
                // pongs count as reads: this finds peers that are gone without a word
                .setReadIdleTimeout((int) limits.times().silence().toSeconds());
    }

    private Handler<HttpServerRequest> handler() {
        Gate gate = Gate.of(viewers, config.http().access().origins(), meters);
        var socket = new SocketRoute(vertx, gate);
        var events = new EventRoute(vertx, gate);
        BasePath base = config.http().base();
        SignInSettings settings = config.http().access().signIn();
        SignIn signIn = settings == null ? null : new SignIn(vertx, settings);
        var entrance = new Entrance(base, signIn, OPEN);
        Router router = router(signIn);
        Map<String, BiConsumer<HttpServerRequest, Instant>> pushed =
                Map.of(base.beside("ws"), socket::handle, base.beside("api/events"), events::handle);
        return request -> {
            SecurityHeaders.addTo(request.response());
            if (base.isMissedBy(request.path())) {
                base.correct(request);
                return;
            }
            entrance.enter(request, until -> pushed.getOrDefault(request.path(), (plain, ever) -> router.handle(plain))
                    .accept(request, until));
        };
    }

    private Router router(@Nullable SignIn signIn) {
        Router beside = Router.router(vertx);
        new HistoryApi(() -> feed.latest().history(), config.page().labels()).mount(beside);
        new Page(signIn != null).mount(beside);
        if (signIn != null) {
            signIn.mount(beside);
        }
        Router router = Router.router(vertx);
        probes.mount(router);
        metrics.mount(router);
        config.http().base().mount(router, beside);
        return router;
    }

    /** Called by the thread of the feed. What comes before the event loop gets to it is shown with it. */
    private void tell(Feed ignored) {
        if (told.compareAndSet(false, true)) {
            context.runOnContext(now -> {
                told.set(false);
                viewers.show(feed.latest());
            });
        }
    }
}
