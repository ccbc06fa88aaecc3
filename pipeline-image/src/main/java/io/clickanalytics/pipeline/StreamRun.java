package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.store.CommitLog;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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
    private static final Duration LONGEST_END = Duration.ofSeconds(60);

    private final CountingStream stream;
    private final Batches batches;
    private final Committer committer;
    private final CommitLog log;
    private final Pulse pulse;

    StreamRun(CountingStream stream, Pulse pulse, Batches batches, Committer committer, CommitLog log) {
        this.pulse = pulse;
        this.stream = stream;
        this.batches = batches;
        this.committer = committer;
        this.log = log;
    }

    /** True when it committed at least once. */
    boolean hasCommitted() {
        return committer.hasCommitted();
    }

    /** Why it is to end although it runs; absent when it gets on. */
    @Nullable
    Stuck stuck() {
        return pulse.stuck(System.nanoTime());
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
        end();
    }

    /** Spark waits for its own threads without end, and one of them may be what hangs. */
    private void end() {
        CompletableFuture<Void> end = CompletableFuture.runAsync(stream::close, task -> {
            var thread = new Thread(task, "end of the stream");
            thread.setDaemon(true);
            thread.start();
        });
        try {
            end.get(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the stream does not end: " + e, e);
        }
    }
}
