package io.clickanalytics.operator.reconcile;

import io.javaoperatorsdk.operator.processing.retry.Retry;
import io.javaoperatorsdk.operator.processing.retry.RetryExecution;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Tries again for ever, ever more rarely, and not in step with others that failed at the same time. */
final class JitteredRetry implements Retry {
    private static final long FIRST_MILLISECONDS = 1_000;
    private static final long LAST_MILLISECONDS = 120_000;
    private static final int DOUBLINGS = 10;

    @Override
    public RetryExecution initExecution() {
        return new Attempts();
    }

    /** The attempts after one failure. */
    private static final class Attempts implements RetryExecution {
        private int count;

        @Override
        public Optional<Long> nextDelay() {
            long longest = Math.min(LAST_MILLISECONDS, FIRST_MILLISECONDS << Math.min(count, DOUBLINGS));
            count++;
            return Optional.of(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
        }

        @Override
        public int getAttemptCount() {
            return count;
        }

        @Override
        public boolean isLastAttempt() {
            return false;
        }
    }
}
