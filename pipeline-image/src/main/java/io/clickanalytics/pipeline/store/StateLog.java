package io.clickanalytics.pipeline.store;

import io.clickanalytics.pipeline.model.Count;
import io.clickanalytics.pipeline.model.OpenSlices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** Records that take back everything that is there. */
    List<StateRecord> takeBackAll() {
        List<StateRecord> records = new ArrayList<>();
        List.copyOf(keys.keySet()).forEach(slice -> takeBack(slice, records));
        return records;
    }

    /** The slice records of a commit. */
    List<StateRecord> records(long commit, Count.Step step, OpenSlices slices) {
        List<StateRecord> records = new ArrayList<>();
        step.expired().forEach(slice -> takeBack(slice, records));
        if (commit % SNAPSHOT_EVERY == 0) {
            slices.slices().forEach((slice, totals) -> {
                takeBack(slice, records);
                put(SlicePart.write(slice, commit, totals), slice, records);
            });
        } else {
            step.added().forEach((slice, totals) -> {
                if (slices.slices().containsKey(slice)) {
                    put(SlicePart.write(slice, commit, totals), slice, records);
                }
            });
        }
        return records;
    }

    private void put(List<StateRecord> parts, long slice, List<StateRecord> records) {
        records.addAll(parts);
        Set<String> known = keys.computeIfAbsent(slice, any -> new LinkedHashSet<>());
        parts.forEach(part -> known.add(part.key()));
    }

    private void takeBack(long slice, List<StateRecord> records) {
        Set<String> known = keys.remove(slice);
        if (known != null) {
            known.forEach(key -> records.add(new StateRecord(key, null)));
        }
    }
}
