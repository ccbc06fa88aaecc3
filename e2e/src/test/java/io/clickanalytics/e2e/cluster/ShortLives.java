package io.clickanalytics.e2e.cluster;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Operators of which each lives for one step: it is killed with -9 when the API server has done it and before it hears of
 * it. So a next one begins at every step that there is.
 *
 * @param proxies before the cluster, one for each
 * @param operators starts one behind a proxy
 * @param isStep which requests are steps
 */
public record ShortLives(
        Supplier<ApiProxy> proxies, Function<ApiProxy, OperatorProcess> operators, Predicate<ApiRequest> isStep) {
    private static final int MOST = 80;
    private static final Duration LIFE = Duration.ofMinutes(2);

    /** The steps after which an operator was killed, until one finds that the end is reached and takes none. */
    public List<ApiRequest> until(Callable<Boolean> end) throws InterruptedException {
        List<ApiRequest> all = new ArrayList<>();
        while (all.size() < MOST) {
            List<ApiRequest> steps = one(end);
            if (steps.isEmpty()) {
                return all;
            }
            all.addAll(steps);
        }
        return all;
    }

    private List<ApiRequest> one(Callable<Boolean> end) throws InterruptedException {
        try (ApiProxy proxy = proxies.get()) {
            var process = new CompletableFuture<Process>();
            proxy.interfere(
                    Interference.stopAfter(1, isStep, () -> process.join().destroyForcibly()));
            OperatorProcess operator = operators.apply(proxy);
            process.complete(operator.process());
            await().atMost(LIFE)
                    .until(() -> !operator.process().isAlive() || (steps(proxy).isEmpty() && end.call()));
            operator.kill();
            return steps(proxy);
        }
    }

    private List<ApiRequest> steps(ApiProxy proxy) {
        return proxy.writes().stream().filter(isStep).toList();
    }
}
