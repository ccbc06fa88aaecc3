package io.clickanalytics.pipeline.model;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far each partition has been read in event time. A partition that was read to its end has seen everything that was under
 * way for no longer than the delay; one with a backlog, or with an open transaction, is where its clicks are.
 */
public final class Progress {
    private final long delay;
    private final Map<Integer, Long> partitions = new HashMap<>();

    /**
     * @param delay milliseconds that a click may be under way
     */
    public Progress(long delay) {
        this.delay = delay;
    }

    /**
     * Takes in one batch.
     *
     * @param latest greatest event time of the batch by partition; absent for a partition without a click
     */
    public void advance(Tick tick, Map<Integer, Long> latest) {
        tick.partitions().forEach((partition, seen) -> {
            long time = seen.caughtUp() ? seen.askedAt() : latest.getOrDefault(partition, Long.MIN_VALUE);
            long progress = time == Long.MIN_VALUE ? time : time - delay;
            partitions.merge(partition, progress, Math::max);
        });
    }

    /** Partitions that are further than the slowest by more than the milliseconds. */
    Set<Integer> aheadBy(long most) {
        long slowest = watermark();
        return partitions.entrySet().stream()
                .filter(entry -> entry.getValue() > slowest + most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The partition that all others wait for. */
    OptionalInt slowest() {
        return partitions.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(entry -> OptionalInt.of(entry.getKey()))
                .orElse(OptionalInt.empty());
    }

    /**
     * The minimum over the partitions.
     *
     * @return epoch milliseconds; {@link Long#MIN_VALUE} while a partition's place in time is unknown
     */
    public long watermark() {
        return partitions.values().stream().mapToLong(Long::longValue).min().orElse(Long.MIN_VALUE);
    }
}
