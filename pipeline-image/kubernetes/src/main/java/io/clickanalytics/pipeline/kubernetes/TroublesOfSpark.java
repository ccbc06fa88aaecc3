package io.clickanalytics.pipeline.kubernetes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.jspecify.annotations.Nullable;

/** Troubles of the executors of a SparkContext: those that are not made are in its log only, those that end are its events. */
final class TroublesOfSpark extends SparkListener implements ExecutorTroubles {
    /** Of {@code ExecutorPodsLifecycleManager}; its explanation stands right behind the number. */
    private static final Pattern EXIT = Pattern.compile("exited with exit code (\\d+)\\s*(\\([^)]*\\))?");

    private static final String PREFIX = "spark.kubernetes.executor.podNamePrefix";

    private final PodRefusals refusals;
    private final String prefix;
    private volatile @Nullable End end;

    private record End(String message, Instant at) {}

    TroublesOfSpark(PodRefusals refusals, String prefix) {
        this.refusals = refusals;
        this.prefix = prefix;
    }

    /** From now on. */
    static TroublesOfSpark of(SparkContext spark) {
        var troubles = new TroublesOfSpark(PodRefusals.heard(), spark.getConf().get(PREFIX, spark.appName()));
        spark.addSparkListener(troubles);
        return troubles;
    }

    @Override
    public Optional<String> refusalSince(Instant moment) {
        return refusals.since(moment);
    }

    @Override
    public Optional<String> endSince(Instant moment) {
        End last = end;
        return last == null || last.at().isBefore(moment) ? Optional.empty() : Optional.of(last.message());
    }

    /** One that is retired, or deleted by somebody, has no exit code. */
    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        Matcher exit = EXIT.matcher(removed.reason());
        if (exit.find() && !exit.group(1).equals("0")) {
            Instant at = Instant.ofEpochMilli(removed.time());
            String how = exit.group(2) == null ? exit.group(1) : exit.group(1) + " " + exit.group(2);
            boolean memory = removed.reason().contains("OOM");
            end = new End(
                    "found executor pod %s-exec-%s ended at %s with exit code %s, wanted it running; %s"
                            .formatted(
                                    prefix,
                                    removed.executorId(),
                                    at.truncatedTo(ChronoUnit.SECONDS),
                                    how,
                                    memory
                                            ? "raise spec.spark.executor.memory"
                                            : "see its log where logs are collected, because its pod is gone"),
                    at);
        }
    }
}
