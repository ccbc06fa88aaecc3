package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.model.Count;
import io.clickanalytics.pipeline.model.Fate;
import io.clickanalytics.pipeline.model.LateClicks;
import io.clickanalytics.pipeline.model.OpenSlices;
import io.clickanalytics.pipeline.model.Tick;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a person should know about a count that works: seen batch by batch, told as conditions. */
final class Symptoms {
    private static final Duration TRANSACTION_OPEN = Duration.ofMinutes(2);

    private final Telemetry telemetry;
    private final Map<Integer, Held> held = new HashMap<>();
    private final DroppedClicks dropped = new DroppedClicks();

    /** A partition whose stable end does not move, since when. */
    private record Held(long offset, long since) {}

    Symptoms(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** Takes in one batch. */
    void see(Tick tick, Count count, List<LateClicks> late, long now) {
        tick.partitions().forEach((partition, seen) -> note(partition, seen, now));
        telemetry.condition("OpenTransaction", openTransaction(now));
        Fate.Totals totals = count.totals();
        telemetry.condition("ClicksDropped", dropped.see(totals, late, now));
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
        telemetry.condition("PartitionsWait", held(count));
        telemetry.condition("StateFull", full(count.slices()));
    }

    private static @Nullable String full(OpenSlices slices) {
        return slices.isFull()
                ? "%d counts are in open windows, as many as the driver's memory has room for; further ones are in other; give the driver more memory, or lower items.limit, window.length or window.allowedLateness"
                        .formatted(slices.cells())
                : null;
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

    private static @Nullable String held(Count count) {
        Set<Integer> ahead = count.ahead();
        OptionalInt slowest = count.slowest();
        return ahead.isEmpty() || slowest.isEmpty()
                ? null
                : "%d counts are in open windows, half of what the driver's memory has room for; partitions %s wait for partition %d, which is furthest back"
                        .formatted(count.slices().cells(), new TreeSet<>(ahead), slowest.getAsInt());
    }
}
