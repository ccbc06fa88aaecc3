package io.clickanalytics.pipeline.store;

import io.clickanalytics.pipeline.model.Count;
import io.clickanalytics.pipeline.model.OpenSlices;
import io.clickanalytics.pipeline.model.SliceTotals;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The state topic as a log with snapshots: a commit writes what it added; every {@link #SNAPSHOT_EVERY}th writes the open slices
 * whole and takes back the parts they replace; an expired slice is taken back. Keys are unique, so compaction loses nothing.
 */
final class StateLog {
    static final int SNAPSHOT_EVERY = 60;

    /** Keys in the topic that make up each slice. */
    private final Map<Long, Set<String>> keys = new HashMap<>();

    /** Notes a record that the topic holds. */
    void found(SlicePart part) {
        keys.computeIfAbsent(part.slice(), slice -> new LinkedHashSet<>()).add(part.key());
    }

    /** Takes back everything that is there. */
    void takeBackAll(Consumer<StateRecord> sink) {
        List.copyOf(keys.keySet()).forEach(slice -> takeBack(slice, sink));
    }

    /** Hands over the slice records of a commit, one by one: a snapshot is never in memory as a whole. */
    void write(long commit, Count.Step step, OpenSlices slices, Consumer<StateRecord> sink) {
        step.expired().forEach(slice -> takeBack(slice, sink));
        if (commit % SNAPSHOT_EVERY == 0) {
            slices.slices().forEach((slice, totals) -> {
                takeBack(slice, sink);
                put(slice, commit, totals, sink);
            });
        } else {
            step.added().forEach((slice, totals) -> {
                if (slices.slices().containsKey(slice)) {
                    put(slice, commit, totals, sink);
                }
            });
        }
    }

    private void put(long slice, long commit, SliceTotals totals, Consumer<StateRecord> sink) {
        Set<String> known = keys.computeIfAbsent(slice, any -> new LinkedHashSet<>());
        SlicePart.write(slice, commit, totals, part -> {
            known.add(part.key());
            sink.accept(part);
        });
    }

    private void takeBack(long slice, Consumer<StateRecord> sink) {
        Set<String> known = keys.remove(slice);
        if (known != null) {
            known.forEach(key -> sink.accept(new StateRecord(key, null)));
        }
    }
}
