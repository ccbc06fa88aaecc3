package io.clickanalytics.pipeline.store;

import io.clickanalytics.pipeline.model.Counted;
import io.clickanalytics.pipeline.model.Fate;
import io.clickanalytics.pipeline.model.Position;
import java.util.Map;

/**
 * The truth about the count.
 *
 * @param number rises by one with each commit
 * @param origin whose count it is
 * @param offsets counted range of every input partition, by number
 * @param position where event time is
 * @param records what became of the records of the ranges
 */
public record Commit(
        long number, Origin origin, Map<Integer, Counted> offsets, Position position, Fate.Totals records) {
    public Commit {
        offsets = Map.copyOf(offsets);
    }
}
