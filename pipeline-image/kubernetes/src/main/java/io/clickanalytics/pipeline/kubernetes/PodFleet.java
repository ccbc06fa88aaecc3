package io.clickanalytics.pipeline.kubernetes;

import io.clickanalytics.pipeline.Fleet;
import java.util.Map;
import org.apache.spark.SparkContext;

/** Executors that are pods, as many as a file says at any moment. */
record PodFleet(WantedExecutors wanted) implements Fleet {
    @Override
    public Map<String, String> settings() {
        return Map.of("spark.executor.instances", Integer.toString(wanted.read()));
    }

    @Override
    public AutoCloseable keep(SparkContext spark, Report report) {
        FormerExecutors.deleteInBackground(spark);
        return FleetKeeper.start(new SparkExecutors(spark), TroublesOfSpark.of(spark), wanted, report);
    }
}
