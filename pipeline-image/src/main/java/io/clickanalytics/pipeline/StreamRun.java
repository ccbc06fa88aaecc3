package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.kafka.InputPlanner;
import io.clickanalytics.pipeline.store.CommitLog;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the stream, from its opening to its end. */
final class StreamRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamRun.class);
    private static final Duration LAST_BATCH = Duration.ofSeconds(5);

    private final CountingStream stream;
    private final Batches batches;
    private final Committer committer;
    private final CommitLog log;
    private final InputPlanner planner;

    StreamRun(CountingStream stream, InputPlanner planner, Batches batches, Committer committer, CommitLog log) {
        this.planner = planner;
        this.stream = stream;
        this.batches = batches;
        this.committer = committer;
        this.log = log;
    }

    /** True when it committed at least once. */
    boolean hasCommitted() {
        return committer.hasCommitted();
    }

    /** True when no batch was planned for longer than the time: ticks come also when there is nothing to read. */
    boolean stalled(Duration time) {
        return planner.sinceLastPlan() > time.toMillis();
    }

    /** Milliseconds by which the broker's clock is ahead of this one's. */
    long brokerAhead() {
        return log.brokerAhead();
    }

    /**
     * Waits for its end.
     *
     * @return what ended it; absent when it still runs
     */
    @Nullable
    Throwable failureWithin(Duration time) throws InterruptedException {
        try {
            batches.ended().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return null;
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    /** Ends it at a committed point, if the batch at work is done soon. */
    void finish() throws InterruptedException {
        var last = new Thread(this::commitAndEnd, "last commit");
        last.setDaemon(true);
        last.start();
        last.join(LAST_BATCH.toMillis());
    }

    private void commitAndEnd() {
        try {
            batches.commitAndEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.toString())
                    .log("the last batch is not committed; it will be counted again");
        }
    }

    @Override
    public void close() {
        batches.ended().complete(null);
        log.close();
        stream.close();
    }
}
