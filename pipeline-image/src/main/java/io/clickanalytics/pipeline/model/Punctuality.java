package io.clickanalytics.pipeline.model;

/**
 * Whether ticks come when they should. After a pause all missed ticks come at once, and a clock that was set back makes ticks of
 * the past: either says that event time is not what the count takes it for, and that it must go back to the last commit.
 */
public final class Punctuality {
    private static final int LATE_TICKS = 10;
    private static final long CLOCK_BACK = 1_000;

    private final long batch;
    private long lastPlannedAt;

    /**
     * @param batch milliseconds between two ticks
     */
    public Punctuality(long batch) {
        this.batch = batch;
    }

    /**
     * Takes in the next tick; one that Kafka did not answer says nothing of time.
     *
     * @param dueAt epoch milliseconds
     * @throws IllegalStateException when it is too late, or earlier than the one before
     */
    public void require(Tick tick, long dueAt) {
        if (tick.partitions().isEmpty()) {
            return;
        }
        long late = tick.plannedAt() - dueAt;
        if (late > LATE_TICKS * batch) {
            throw new IllegalStateException("a tick came " + late + " ms late: this machine or Kafka paused");
        }
        if (tick.plannedAt() < lastPlannedAt - CLOCK_BACK) {
            throw new IllegalStateException("the clock went back by " + (lastPlannedAt - tick.plannedAt()) + " ms");
        }
        lastPlannedAt = tick.plannedAt();
    }
}
