package io.clickanalytics.operator.reconcile;

import io.clickanalytics.operator.status.DriverReport;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks over HTTP. Who answers may be anybody: neither a slow answer nor an endless one costs more than the limits here. */
final class DriverHttp implements DriverClient {
    /** For all of it: connecting, the question, the answer with its body. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Far above what a driver says. */
    static final int MOST_BYTES = 64 * 1024;

    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(Executors.newSingleThreadExecutor(DriverHttp::daemon))
            .build();

    DriverHttp(Clock clock) {
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Optional<DriverReport>> ask(URI uri) {
        var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        CompletableFuture<HttpResponse<String>> exchange = http.sendAsync(request, head -> new BoundedText(MOST_BYTES));
        // the request's own timeout ends with the head of the answer; cancelling closes the connection, too
        CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> exchange.cancel(true));
        return exchange.handle((answer, failure) -> report(answer));
    }

    private Optional<DriverReport> report(@Nullable HttpResponse<String> answer) {
        return answer == null || answer.statusCode() != 200
                ? Optional.empty()
                : DriverReport.of(answer.body(), clock.instant());
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "driver-answers");
        thread.setDaemon(true);
        return thread;
    }
}
