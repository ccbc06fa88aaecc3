package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.kafka.InputPlanner;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.jspecify.annotations.Nullable;

/**
 * Whether one life of the stream gets on: batches are planned, tasks end, batches are merged, commits are made. Kafka that is
 * away and executors that are not there are waited for without end, as nothing that is begun anew would bring them back.
 */
final class Pulse {
    /** A tick plans also when there is nothing to read, and asks Kafka with bounds. */
    private static final Duration PLANNED = Duration.ofSeconds(30);

    private final InputPlanner planner;
    private final Batches batches;
    private final Telemetry telemetry;
    private final TaskEnds tasks;
    private final Standstill planning;
    private final Standstill counting;
    private final Duration patience;

    /** Tasks of all lives that ended, well or not. */
    static final class TaskEnds extends SparkListener {
        private final AtomicLong ended = new AtomicLong();

        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            ended.incrementAndGet();
        }
    }

    Pulse(InputPlanner planner, Batches batches, Telemetry telemetry, TaskEnds tasks, PipelineConfig.Windows windows) {
        this.planner = planner;
        this.batches = batches;
        this.telemetry = telemetry;
        this.tasks = tasks;
        this.patience = windows.patience();
        this.planning = new Standstill(windows.atLeastBatches(PLANNED));
        this.counting = new Standstill(patience);
    }

    /**
     * Looks once, some times in a second.
     *
     * @param now of a monotonic clock, nanoseconds
     * @return why the stream is to end; absent when it gets on, or something else keeps it from it
     */
    @Nullable
    Stuck stuck(long now) {
        boolean unplanned = planning.lasts(now, planner.plans(), false);
        long steps = batches.merged() + tasks.ended.get() + telemetry.commits().count();
        Telemetry.Executors executors = telemetry.executors();
        boolean none = executors != null && executors.running() == 0;
        boolean uncounted = counting.lasts(now, steps, none || planner.isUnanswered());
        if (unplanned) {
            return new Stuck("Spark has planned no batch for a while");
        }
        return uncounted
                ? new Stuck(
                        "found no batch, task or commit that ended for %s while Kafka answers and executors run, wanted one; a batch hangs"
                                .formatted(patience))
                : null;
    }
}
