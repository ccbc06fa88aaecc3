package io.clickanalytics.e2e.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** How long batches of a driver take, seen often enough that each is seen by itself. */
public final class BatchWatch implements AutoCloseable {
    private static final long LOOK_MILLIS = 200;
    private static final String BATCHES = "clickanalytics_batch_seconds";

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final PodsOfAPipeline pods;
    private double count = -1;
    private double sum;
    private volatile double longest;

    public BatchWatch(PodsOfAPipeline pods) {
        this.pods = pods;
        var unused = thread.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            String metrics = pods.metrics();
            double nowCount = value(metrics, BATCHES + "_count");
            double nowSum = value(metrics, BATCHES + "_sum");
            if (count >= 0 && nowCount > count) {
                longest = Math.max(longest, (nowSum - sum) / (nowCount - count));
            }
            count = nowCount;
            sum = nowSum;
        } catch (KubernetesClientException e) {
            // a driver that is not there has no batches
            count = -1;
        }
    }

    private static double value(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    /** Seconds of the longest one seen so far. */
    public double longest() {
        return longest;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
