package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.kafka.InputPlanner;
import io.clickanalytics.pipeline.topology.PlanningConsumer;
import java.time.Duration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.kafka010.HasOffsetRanges;
import org.apache.spark.streaming.kafka010.KafkaUtils;
import org.apache.spark.streaming.kafka010.LocationStrategies;

/**
 * One life of the stream on a SparkContext that outlives it. It has one output: the batches; nothing is checkpointed, and no
 * window of Spark's is used.
 */
// DStreams are what this product is built on; Spark deprecates them since 3.4
@SuppressWarnings("deprecation")
final class CountingStream implements AutoCloseable {
    private final JavaStreamingContext streaming;

    private CountingStream(JavaStreamingContext streaming) {
        this.streaming = streaming;
    }

    /** Builds and starts it. */
    static CountingStream start(JavaSparkContext spark, Duration batch, InputPlanner planner, Batches batches) {
        var streaming = new JavaStreamingContext(spark, Durations.milliseconds(batch.toMillis()));
        KafkaUtils.createDirectStream(
                        streaming, LocationStrategies.PreferConsistent(), PlanningConsumer.strategy(planner))
                .foreachRDD(
                        (rdd, time) -> batches.run(((HasOffsetRanges) rdd.rdd()).offsetRanges(), time.milliseconds()));
        streaming.start();
        return new CountingStream(streaming);
    }

    /** Stops at once; what is queued or at work is dropped, because the commit is the truth. */
    @Override
    public void close() {
        // Spark only forgets a job whose stream ends: its tasks would keep the executors from those of the next one
        streaming.sparkContext().sc().cancelAllJobs();
        streaming.stop(false, false);
    }
}
