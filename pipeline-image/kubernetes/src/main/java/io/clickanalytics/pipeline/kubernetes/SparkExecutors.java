package io.clickanalytics.pipeline.kubernetes;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.ExecutorDecommissionInfo;
import org.apache.spark.scheduler.cluster.CoarseGrainedSchedulerBackend;
import scala.Option;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.immutable.HashMap;

/** Those of a SparkContext on Kubernetes. */
final class SparkExecutors implements ExecutorPool {
    private final SparkContext spark;
    private final CoarseGrainedSchedulerBackend backend;

    SparkExecutors(SparkContext spark) {
        this.spark = spark;
        this.backend = (CoarseGrainedSchedulerBackend) spark.schedulerBackend();
    }

    @Override
    public Set<String> active() {
        return JavaConverters.seqAsJavaList(backend.getExecutorIds()).stream()
                .filter(backend::isExecutorActive)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The calls that add to or take from a number begin at 0 while dynamic allocation is off: only the total is safe. */
    @Override
    public void want(int number) {
        spark.requestTotalExecutors(number, 0, new HashMap<>());
    }

    /** Decommissioned, not killed: a task at work would be lost with its executor. */
    @Override
    public void retire(Collection<String> ids) {
        @SuppressWarnings({"unchecked", "rawtypes"}) // an array has no type parameter
        Tuple2<String, ExecutorDecommissionInfo>[] leaving = ids.stream()
                .map(id -> new Tuple2<>(id, new ExecutorDecommissionInfo("fewer are wanted", Option.empty())))
                .toArray(Tuple2[]::new);
        // the total is told on its own; here it would be subtracted once more
        backend.decommissionExecutors(leaving, false, false);
    }
}
