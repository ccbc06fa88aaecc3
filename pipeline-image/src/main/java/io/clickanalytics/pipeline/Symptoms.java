package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.model.Count;
import io.clickanalytics.pipeline.model.Fate;
import io.clickanalytics.pipeline.model.Tick;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person should know about a count that works: seen batch by batch, told as conditions. */
final class Symptoms {
    private static final Duration TRANSACTION_OPEN = Duration.ofMinutes(2);
    private static final Duration DROP_SPAN = Duration.ofMinutes(5);
    private static final double DROP_SHARE = 0.001;

    private final Telemetry telemetry;
    private final Map<Integer, Held> held = new HashMap<>();
    private final Deque<Sample> samples = new ArrayDeque<>();

    /** A partition whose stable end does not move, since when. */
    private record Held(long offset, long since) {}

    /** Clicks at a time. */
    private record Sample(long time, long counted, long dropped) {}

    Symptoms(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** Takes in one batch. */
    void see(Tick tick, Count count, long now) {
        tick.partitions().forEach((partition, seen) -> note(partition, seen, now));
        telemetry.condition("OpenTransaction", openTransaction(now));
        Fate.Totals totals = count.totals();
        telemetry.condition("ClicksDropped", dropped(totals, now));
        telemetry.condition(
                "ClicksLost",
                totals.lost() == 0
                        ? null
                        : "%d offsets were deleted before they were counted; keep the input longer"
                                .formatted(totals.lost()));
        telemetry.condition(
                "ItemsTruncated",
                count.slices().full()
                        ? "%d items are open, as many as items.limit allows; new ones are counted together as other"
                                .formatted(count.slices().distinct())
                        : null);
    }

    private void note(int partition, Tick.Seen seen, long now) {
        Held before = held.get(partition);
        if (!seen.transactionOpen()) {
            held.remove(partition);
        } else if (before == null || before.offset() != seen.stable()) {
            held.put(partition, new Held(seen.stable(), now));
        }
    }

    private @Nullable String openTransaction(long now) {
        return held.entrySet().stream()
                .filter(entry -> now - entry.getValue().since() > TRANSACTION_OPEN.toMillis())
                .findFirst()
                .map(entry ->
                        "partition %d has had an open transaction at offset %d for over %d min and holds back the windows; end the transaction or its producer"
                                .formatted(entry.getKey(), entry.getValue().offset(), TRANSACTION_OPEN.toMinutes()))
                .orElse(null);
    }

    private @Nullable String dropped(Fate.Totals totals, long now) {
        long dropped =
                totals.dropped().values().stream().mapToLong(Long::longValue).sum();
        samples.addLast(new Sample(now, totals.counted(), dropped));
        while (samples.getFirst().time() < now - DROP_SPAN.toMillis()) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        long lately = dropped - first.dropped();
        long all = lately + totals.counted() - first.counted();
        return lately > DROP_SHARE * all
                ? "%d of %d clicks in %d min came after their windows were final and were dropped; raise window.allowedLateness or look for a slow producer"
                        .formatted(lately, all, DROP_SPAN.toMinutes())
                : null;
    }
}
