package io.clickanalytics.pipeline.topology;

import io.clickanalytics.pipeline.model.Span;
import io.clickanalytics.pipeline.model.SpanCounts;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;

/** Counting on the executors. */
public final class Counting {
    private Counting() {}

    /** Partial counts of one batch, one per span that is not empty. Nothing per click leaves the executor. */
    public static List<SpanCounts> count(JavaSparkContext spark, List<Span> spans, CountingPlan plan) {
        List<List<Span>> tasks = SpanGroups.of(spans, 2 * spark.defaultParallelism());
        if (tasks.isEmpty()) {
            return List.of();
        }
        return spark.parallelize(tasks, tasks.size())
                .flatMap(group ->
                        new SpanTask(plan, TaskContext.get()).count(group).iterator())
                .collect();
    }
}
