package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that is under way when the operator stops. */
@Timeout(60)
final class ShiftTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Shift shift = new Shift();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch finish = new CountDownLatch(1);

    @Test
    void theEndWaitsForThoseWhoWork() throws Exception {
        CompletableFuture<String> work = atWork();

        var end = CompletableFuture.supplyAsync(() -> shift.end(LONG));
        await().until(() -> attempt().equals("none"));
        boolean waits = !end.isDone();
        finish.countDown();

        assertThat(waits).isTrue();
        assertThat(end.get()).isTrue();
        assertThat(work.get()).isEqualTo("done");
    }

    @Test
    void theEndDoesNotWaitForEver() throws Exception {
        CompletableFuture<String> work = atWork();

        boolean all = shift.end(Duration.ofMillis(1));
        finish.countDown();

        assertThat(all).isFalse();
        assertThat(work.get()).isEqualTo("done");
        assertThat(attempt()).isEqualTo("none");
    }

    @Test
    void manyWorkAtOnceAndNobodyAfterTheEnd() throws Exception {
        CompletableFuture<String> work = atWork();
        String beside = attempt();
        finish.countDown();
        work.get();

        boolean all = shift.end(LONG);

        assertThat(beside).isEqualTo("done");
        assertThat(all).isTrue();
        assertThat(attempt()).isEqualTo("none");
    }

    private String attempt() {
        return shift.work(() -> "done", () -> "none");
    }

    private CompletableFuture<String> atWork() throws InterruptedException {
        CompletableFuture<String> work =
                CompletableFuture.supplyAsync(() -> shift.work(this::untilToldTo, () -> "none"));
        begun.await();
        return work;
    }

    private String untilToldTo() {
        begun.countDown();
        try {
            finish.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "done";
    }
}
