package io.clickanalytics.pipeline.model;

/**
 * How many offsets a batch of a backlog may read: about as many as are counted in one batch interval. Fewer would leave
 * the executors idle between two ticks, more would make new clicks wait. What a batch brings must also fit the driver's memory
 * beside what is there. Learns on one thread, may be asked on another.
 */
public final class BatchSize {
    private static final long FIRST = 1_000_000;
    private static final long LEAST = 10_000;

    private final long interval;
    private final long most;
    private final long mostCells;
    private volatile long records;

    /**
     * @param interval milliseconds between two batches
     * @param most offsets of one batch, whatever was learned
     * @param mostCells pairs of a slice and an item that one batch should bring
     */
    public BatchSize(long interval, long most, long mostCells) {
        this.interval = interval;
        this.mostCells = mostCells;
        this.most = most;
        this.records = Math.min(FIRST, most);
    }

    /** Offsets of the next batch at most. */
    public long records() {
        return records;
    }

    /**
     * Learns from a batch that was counted and merged; at most by a factor of two, since the first ones are slow.
     *
     * @param cells pairs of a slice and an item that it brought
     */
    public void counted(long offsets, long millis, long cells) {
        long now = records;
        // a small batch says more about the cost of a job than about that of a record
        if (2 * offsets >= now) {
            long fitting = Math.min(offsets * interval / Math.max(1, millis), (long)
                    ((double) offsets * mostCells / Math.max(1, cells)));
            long next = Math.max(now / 2, Math.min(2 * now, fitting));
            records = Math.min(most, Math.max(LEAST, next));
        }
    }
}
