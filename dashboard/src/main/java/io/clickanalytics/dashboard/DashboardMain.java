package io.clickanalytics.dashboard;

import io.clickanalytics.dashboard.DashboardConfig.Http;
import io.clickanalytics.dashboard.socket.Limits;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.BindException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the dashboard with the settings file that {@code CLICKANALYTICS_SETTINGS} names. Exit status 1: it cannot start here
 * now; 2: settings are wrong.
 */
public final class DashboardMain {
    private static final Logger LOG = LoggerFactory.getLogger(DashboardMain.class);
    private static final long STOP_SECONDS = 4;

    private DashboardMain() {}

    /** Returns once it listens; ends the program with a sentence when it cannot. */
    public static void main(String[] arguments) {
        try {
            start(DashboardConfig.from(SettingsFile.read(System.getenv(SettingsFile.VARIABLE))));
        } catch (InvalidSettings e) {
            end(e, 2);
        } catch (CannotStart e) {
            end(e, 1);
        }
    }

    private static void end(RuntimeException reason, int status) {
        System.err.println("The dashboard cannot start. " + reason.getMessage());
        System.exit(status);
    }

    private static void start(DashboardConfig config) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        var verticle = new DashboardVerticle(config, Limits.standard());
        try {
            vertx.deployVerticle(verticle)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new CannotStart(sentence(config.http(), e.getCause()), e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(vertx), "stop"));
        PortFile.write(config.http().portFile(), verticle.port());
        LOG.atInfo()
                .addKeyValue("host", config.http().host())
                .addKeyValue("port", verticle.port())
                .addKeyValue("topic", config.topic())
                .log("the dashboard listens");
    }

    private static String sentence(Http http, @Nullable Throwable failure) {
        String found = failure instanceof BindException
                ? "Port %d of %s cannot be had (%s): end the program that uses it, or set http.port to another one"
                : "It cannot listen on port %d of %s: %s";
        return found.formatted(http.port(), http.host(), failure == null ? "unknown" : failure.getMessage());
    }

    /** The JVM waits for this; whatever hangs is left behind. */
    private static void stop(Vertx vertx) {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
            LOG.atInfo().log("the dashboard has stopped");
        } catch (ExecutionException | TimeoutException e) {
            LOG.atWarn().setCause(e).log("the dashboard did not stop cleanly");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
