package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.model.Fate;
import io.clickanalytics.pipeline.model.LateClicks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Clicks of the last minutes that no window took, and where the late ones came from. */
final class DroppedClicks {
    private static final Duration SPAN = Duration.ofMinutes(5);
    private static final double TOLERATED = 0.001;
    /** Notes of late clicks; beyond, the oldest are forgotten before their time. */
    private static final int MOST_LATE = 10_000;

    private final Deque<Sample> samples = new ArrayDeque<>();
    private final Deque<Late> late = new ArrayDeque<>();

    /** Clicks at a time. */
    private record Sample(long time, long counted, long dropped) {}

    /** Late clicks and when they came. */
    private record Late(long time, LateClicks clicks) {}

    /** Takes in one batch; the message when the share of dropped clicks is too great. */
    @Nullable
    String see(Fate.Totals totals, List<LateClicks> lateOfBatch, long now) {
        long dropped =
                totals.dropped().values().stream().mapToLong(Long::longValue).sum();
        samples.addLast(new Sample(now, totals.counted(), dropped));
        lateOfBatch.forEach(clicks -> late.addLast(new Late(now, clicks)));
        forget(now - SPAN.toMillis());
        Sample first = samples.getFirst();
        long lately = dropped - first.dropped();
        long all = lately + totals.counted() - first.counted();
        return lately > TOLERATED * all
                ? "%d of %d clicks in %d min came after their windows were final and were dropped%s; raise window.allowedLateness or look for a slow producer"
                        .formatted(lately, all, SPAN.toMinutes(), source())
                : null;
    }

    private void forget(long before) {
        while (samples.getFirst().time() < before) {
            samples.removeFirst();
        }
        while (!late.isEmpty() && (late.getFirst().time() < before || late.size() > MOST_LATE)) {
            late.removeFirst();
        }
    }

    /** The partition with most of them. */
    private String source() {
        Map<Integer, Long> byPartition = new HashMap<>();
        late.forEach(each ->
                byPartition.merge(each.clicks().partition(), each.clicks().clicks(), Long::sum));
        return byPartition.entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(most -> ", %d of them in partition %d, in the median %s behind the watermark"
                        .formatted(most.getValue(), most.getKey(), median(most.getKey(), most.getValue())))
                .orElse("");
    }

    private Duration median(int partition, long clicks) {
        TreeMap<Long, Long> byDelay = new TreeMap<>();
        late.stream()
                .map(Late::clicks)
                .filter(each -> each.partition() == partition)
                .forEach(each -> byDelay.merge(each.delay(), each.clicks(), Long::sum));
        long left = (clicks + 1) / 2;
        for (Map.Entry<Long, Long> entry : byDelay.entrySet()) {
            left -= entry.getValue();
            if (left <= 0) {
                return Duration.ofMillis(entry.getKey());
            }
        }
        return Duration.ZERO;
    }
}
