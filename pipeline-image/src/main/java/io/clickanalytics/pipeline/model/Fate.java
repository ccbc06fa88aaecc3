package io.clickanalytics.pipeline.model;

import io.clickanalytics.pipeline.decode.BadReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What became of the records that were read; grows with each batch. */
public final class Fate {
    /** Why a click is in no window. */
    public enum Drop {
        /** It came after its windows were final. */
        LATE("late"),
        /** It is older than the first window published. */
        BEFORE_FIRST_WINDOW("beforeFirstWindow");

        private final String wireName;

        Drop(String wireName) {
            this.wireName = wireName;
        }

        /** Its name in the commit record and in metrics. */
        public String wireName() {
            return wireName;
        }
    }

    private final Map<BadReason, Long> bad = new EnumMap<>(BadReason.class);
    private final Map<Drop, Long> dropped = new EnumMap<>(Drop.class);
    private long counted;
    private long filtered;
    private long lost;

    /** Clicks in windows. */
    public void counted(long clicks) {
        counted += clicks;
    }

    /** Records that the filter left out. */
    public void filtered(long records) {
        filtered += records;
    }

    /** Records that are no click. */
    public void bad(BadReason reason, long records) {
        bad.merge(reason, records, Long::sum);
    }

    /** Clicks that no window takes any more. */
    public void dropped(Drop reason, long clicks) {
        dropped.merge(reason, clicks, Long::sum);
    }

    /** Offsets that retention took before they were read. */
    public void lost(long offsets) {
        lost += offsets;
    }

    /** A view that does not change. */
    public Totals totals() {
        Map<String, Long> badByName = new TreeMap<>();
        bad.forEach((reason, records) -> badByName.put(reason.wireName(), records));
        Map<String, Long> droppedByName = new TreeMap<>();
        dropped.forEach((reason, clicks) -> droppedByName.put(reason.wireName(), clicks));
        return new Totals(counted, filtered, badByName, droppedByName, lost);
    }

    /** Goes on from what a commit holds. */
    public static Fate of(Totals totals) {
        var fate = new Fate();
        fate.counted = totals.counted();
        fate.filtered = totals.filtered();
        fate.lost = totals.lost();
        for (BadReason reason : BadReason.values()) {
            fate.bad(reason, totals.bad().getOrDefault(reason.wireName(), 0L));
        }
        for (Drop reason : Drop.values()) {
            fate.dropped(reason, totals.dropped().getOrDefault(reason.wireName(), 0L));
        }
        return fate;
    }

    /**
     * What became of the records of the counted ranges; all but {@code lost} add up to the records there.
     *
     * @param counted clicks in windows
     * @param filtered records that the filter left out
     * @param bad records that are no click, by reason
     * @param dropped clicks that no window took, by reason
     * @param lost offsets that retention took before they were read
     */
    public record Totals(long counted, long filtered, Map<String, Long> bad, Map<String, Long> dropped, long lost) {
        public Totals {
            bad = Map.copyOf(bad);
            dropped = Map.copyOf(dropped);
        }

        /** Nothing read yet. */
        public static Totals none() {
            return new Totals(0, 0, Map.of(), Map.of(), 0);
        }

        /** Records read, lost ones not included. */
        public long read() {
            return counted + filtered + sum(bad) + sum(dropped);
        }

        private static long sum(Map<String, Long> byReason) {
            return byReason.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
