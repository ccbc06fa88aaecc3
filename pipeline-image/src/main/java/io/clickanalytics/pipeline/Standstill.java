package io.clickanalytics.pipeline;

import java.time.Duration;

/**
 * Adds up for how long work does not get on. Only looks add to it, each at most a little: a process that is paused, or collects
 * garbage, looks at nothing, and what nobody saw is held against nobody.
 */
final class Standstill {
    private static final long MOST_PER_LOOK = Duration.ofSeconds(2).toNanos();

    private final long patience;
    private long steps = Long.MIN_VALUE;
    private long lookedAt;
    private long still;

    Standstill(Duration patience) {
        this.patience = patience.toNanos();
    }

    /**
     * Looks once.
     *
     * @param now of a monotonic clock, nanoseconds
     * @param done steps of the work so far, in any unit: another number is progress
     * @param excused something else keeps the work from getting on
     * @return true when it has stood still for longer than patience lasts
     */
    boolean lasts(long now, long done, boolean excused) {
        if (done != steps || excused) {
            still = 0;
        } else {
            still += Math.min(now - lookedAt, MOST_PER_LOOK);
        }
        steps = done;
        lookedAt = now;
        return still > patience;
    }
}
