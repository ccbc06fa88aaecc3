package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.kafka.InputPlanner;
import io.clickanalytics.pipeline.model.BadSample;
import io.clickanalytics.pipeline.model.Count;
import io.clickanalytics.pipeline.model.LateClicks;
import io.clickanalytics.pipeline.model.Limits;
import io.clickanalytics.pipeline.model.Punctuality;
import io.clickanalytics.pipeline.model.SliceCounts;
import io.clickanalytics.pipeline.model.Span;
import io.clickanalytics.pipeline.model.SpanCounts;
import io.clickanalytics.pipeline.model.Tick;
import io.clickanalytics.pipeline.topology.CountingPlan;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.streaming.kafka010.OffsetRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the batches of one stream, one after the other: count on the executors, merge, commit. The first failure poisons the
 * stream: no later batch runs, and whoever waits for {@link #ended} learns why.
 */
final class Batches {
    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

    private final CompletableFuture<Void> ended;
    private final Executors executors;
    private final InputPlanner planner;
    private final Count count;
    private final Committer committer;
    private final Rhythm rhythm;
    private final Symptoms symptoms;
    private final Punctuality punctuality;
    private final AtomicLong merged = new AtomicLong();
    private boolean news;

    /**
     * Counting on the executors.
     */
    @FunctionalInterface
    interface Executors {
        /** Partial counts of the spans. */
        List<SpanCounts> count(List<Span> spans, CountingPlan plan);
    }

    /**
     * How batches follow each other.
     *
     * @param batch milliseconds between two batches
     * @param maxFuture milliseconds a click may be dated later than now
     * @param template plan of a batch, but for slices and limits
     * @param ended completes when the stream is over, exceptionally after a failure
     */
    record Rhythm(
            long batch,
            long maxFuture,
            CountingPlan template,
            Committer.Surroundings surroundings,
            CompletableFuture<Void> ended) {}

    Batches(Executors executors, InputPlanner planner, Count count, Committer committer, Rhythm rhythm) {
        this.ended = rhythm.ended();
        this.executors = executors;
        this.planner = planner;
        this.count = count;
        this.committer = committer;
        this.rhythm = rhythm;
        this.symptoms = new Symptoms(rhythm.surroundings().telemetry());
        this.punctuality = new Punctuality(rhythm.batch());
    }

    /** Completes exceptionally with the first failure. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Batches that were merged, empty ones with them. */
    long merged() {
        return merged.get();
    }

    /** Commits what is merged and lets no further batch run; waits for the batch at work. */
    synchronized void commitAndEnd() throws InterruptedException {
        // ended first: after a commit that fails, no batch may go on from a count that has moved
        if (ended.complete(null)) {
            committer.commit(count);
        }
    }

    /** Runs one batch; called by Spark on its one job thread. */
    synchronized void run(OffsetRange[] ranges, long batchTime) {
        if (ended.isDone()) {
            return;
        }
        boolean done = false;
        try {
            batch(ranges, batchTime);
            done = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended.completeExceptionally(e);
        } catch (Exception e) { // Spark throws checked ones that its signatures do not name
            ended.completeExceptionally(e);
        } finally {
            if (!done) {
                ended.completeExceptionally(new IllegalStateException("a batch died"));
            }
        }
    }

    private void batch(OffsetRange[] ranges, long batchTime) throws InterruptedException {
        Tick tick = planner.take();
        requireSame(tick, ranges);
        punctuality.require(tick, batchTime);
        List<Span> spans = tick.spans();
        List<SpanCounts> counts = spans.isEmpty() ? List.of() : executors.count(spans, plan());
        List<LateClicks> late =
                count.merge(tick, counts, rhythm.surroundings().clock().getAsLong());
        planner.hold(count.ahead());
        planner.merged(tick, cells(counts));
        merged.incrementAndGet();
        counts.forEach(this::logBad);
        news = news || !spans.isEmpty();
        long now = rhythm.surroundings().clock().getAsLong();
        rhythm.surroundings().telemetry().batch(tick, count, now);
        symptoms.see(tick, count, late, now);
        if (committer.commitIfDue(count, news)) {
            news = false;
        }
    }

    private static long cells(List<SpanCounts> counts) {
        return counts.stream()
                .flatMap(span -> span.slices().stream())
                .mapToLong(SliceCounts::size)
                .sum();
    }

    private CountingPlan plan() {
        CountingPlan template = rhythm.template();
        var limits = new Limits(
                rhythm.surroundings().clock().getAsLong() + rhythm.maxFuture(),
                template.limits().items());
        return new CountingPlan(template.kafka(), template.format(), count.layout(), limits);
    }

    private static void requireSame(Tick tick, OffsetRange[] ranges) {
        for (OffsetRange range : ranges) {
            Tick.Seen seen = tick.partitions().get(range.partition());
            if (seen != null && seen.span().until() != range.untilOffset()) {
                throw new IllegalStateException(
                        "Spark runs " + range + " but " + seen.span() + " was planned: a tick was lost");
            }
        }
    }

    private void logBad(SpanCounts counts) {
        for (BadSample sample : counts.samples()) {
            LOG.atWarn()
                    .addKeyValue("topic", counts.span().topic())
                    .addKeyValue("partition", counts.span().partition())
                    .addKeyValue("offset", sample.offset())
                    .addKeyValue("reason", sample.reason().wireName())
                    .log("bad record");
        }
    }
}
