package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.model.Count;
import io.clickanalytics.pipeline.store.Commit;
import io.clickanalytics.pipeline.store.CommitLog;
import io.clickanalytics.pipeline.store.Origin;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Commits the count when that is due: a window closes, clicks have waited for a second, or nothing was committed for ten.
 */
final class Committer {
    private static final long CLICKS_WAIT = 1_000;
    private static final long HEARTBEAT = 10_000;

    private final CommitLog log;
    private final Origin origin;
    private final long lateness;
    private final LongSupplier clock;
    private final Telemetry telemetry;
    private long number;
    private long committedAt;

    /** Goes on after the commit with the number. */
    Committer(CommitLog log, Origin origin, long lastNumber, long lateness, Surroundings surroundings) {
        this.log = log;
        this.origin = origin;
        this.number = lastNumber;
        this.lateness = lateness;
        this.clock = surroundings.clock();
        this.telemetry = surroundings.telemetry();
    }

    /**
     * What lies around the count.
     *
     * @param clock epoch milliseconds
     */
    record Surroundings(LongSupplier clock, Telemetry telemetry) {}

    /** Commits if due, and says whether; an advance over many windows takes several commits. */
    boolean commitIfDue(Count count, boolean hasNews) throws InterruptedException {
        long waited = clock.getAsLong() - committedAt;
        if (count.windowsDue() || (hasNews && waited >= CLICKS_WAIT) || waited >= HEARTBEAT || waited < 0) {
            commit(count);
            return true;
        }
        return false;
    }

    /** Commits what there is. */
    void commit(Count count) throws InterruptedException {
        boolean more = true;
        while (more) {
            Count.Step step = count.advance();
            long began = clock.getAsLong();
            var commit = new Commit(number + 1, origin, count.offsets(), count.position(), count.totals());
            log.commit(new CommitLog.Entry(commit, step, lateness), count.slices());
            number++;
            committedAt = clock.getAsLong();
            telemetry.committed(
                    new Telemetry.Progress(
                            number,
                            commit.position().watermark(),
                            commit.position().publishedUpTo(),
                            commit.records()),
                    Duration.ofMillis(Math.max(0, committedAt - began)),
                    committedAt);
            more = step.more();
        }
    }

    /** True when there was a commit in this run. */
    boolean hasCommitted() {
        return committedAt > 0;
    }
}
