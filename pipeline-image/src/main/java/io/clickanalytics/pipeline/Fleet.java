package io.clickanalytics.pipeline;

import java.util.Map;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;

/** The executors of a driver: how it asks for them, and how their number is kept. */
public interface Fleet {
    /** Settings of Spark for this start, full keys, above those of the settings file. */
    Map<String, String> settings();

    /** Keeps the number right until it is closed, which is before the context is. */
    AutoCloseable keep(SparkContext spark, Report report);

    /** What the settings file says, for ever. */
    static Fleet ofSettings() {
        return new Fleet() {
            @Override
            public Map<String, String> settings() {
                return Map.of();
            }

            @Override
            public AutoCloseable keep(SparkContext spark, Report report) {
                return () -> {};
            }
        };
    }

    /** Hears how they are. */
    interface Report {
        /**
         * Told whenever one of the numbers changes.
         *
         * @param desired executors
         * @param running executors that take tasks
         */
        void executors(int desired, int running);

        /** Something about them that a person may have to see to; null: nothing any more. */
        void trouble(@Nullable String message);
    }
}
