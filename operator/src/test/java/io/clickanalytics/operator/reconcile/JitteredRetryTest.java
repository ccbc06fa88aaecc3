package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.javaoperatorsdk.operator.processing.retry.RetryExecution;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a failure is tried again. */
final class JitteredRetryTest {
    private static final int MANY = 200;

    private final JitteredRetry retry = new JitteredRetry();

    @Test
    void waitsTwiceAsLongEachTimeUpToTwoMinutes() {
        List<Long> longest = List.of(
                1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 32_000L, 64_000L, 120_000L, 120_000L, 120_000L, 120_000L,
                120_000L);
        for (int failure = 0; failure < MANY; failure++) {
            RetryExecution attempts = retry.initExecution();

            assertThat(longest)
                    .allSatisfy(most ->
                            assertThat(attempts.nextDelay().orElseThrow()).isBetween(most / 2, most));
        }
    }

    @Test
    void failuresOfOneMomentAreNotTriedInOneMoment() {
        long different = IntStream.range(0, MANY)
                .mapToObj(failure -> retry.initExecution().nextDelay().orElseThrow())
                .distinct()
                .count();

        // of 500 milliseconds: the birthday paradox leaves about 165
        assertThat(different).isGreaterThan(MANY / 2);
    }

    @Test
    void neverGivesUp() {
        RetryExecution attempts = retry.initExecution();

        for (int attempt = 1; attempt <= 10_000; attempt++) {
            assertThat(attempts.nextDelay().orElseThrow()).isPositive();
            assertThat(attempts.getAttemptCount()).isEqualTo(attempt);
        }

        assertThat(attempts.isLastAttempt()).isFalse();
        assertThat(attempts.nextDelay().orElseThrow()).isBetween(60_000L, 120_000L);
    }

    @Test
    void anotherFailureBeginsAnew() {
        RetryExecution first = retry.initExecution();
        IntStream.range(0, MANY).forEach(attempt -> first.nextDelay());

        RetryExecution second = retry.initExecution();

        assertThat(second.getAttemptCount()).isZero();
        assertThat(second.nextDelay().orElseThrow()).isLessThanOrEqualTo(1_000L);
    }
}
