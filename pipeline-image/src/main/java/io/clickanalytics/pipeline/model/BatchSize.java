package io.clickanalytics.pipeline.model;

/**
 * How many offsets a batch of a backlog may read: about as many as are counted in one batch interval. Fewer would leave
 * the executors idle between two ticks, more would make new clicks wait. Learns on one thread, may be asked on another.
 */
public final class BatchSize {
    private static final long FIRST = 1_000_000;
    private static final long LEAST = 10_000;

    private final long interval;
    private final long most;
    private volatile long records;

    /**
     * @param interval milliseconds between two batches
     * @param most offsets of one batch, whatever was learned
     */
    public BatchSize(long interval, long most) {
        this.interval = interval;
        this.most = most;
        this.records = Math.min(FIRST, most);
    }

    /** Offsets of the next batch at most. */
    public long records() {
        return records;
    }

    /** Learns from a batch that was counted and merged; at most by a factor of two, since the first ones are slow. */
    public void counted(long offsets, long millis) {
        long now = records;
        // a small batch says more about the cost of a job than about that of a record
        if (2 * offsets >= now) {
            long fitting = offsets * interval / Math.max(1, millis);
            long next = Math.max(now / 2, Math.min(2 * now, fitting));
            records = Math.min(most, Math.max(LEAST, next));
        }
    }
}
