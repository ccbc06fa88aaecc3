package io.clickanalytics.pipeline.model;

import io.clickanalytics.pipeline.decode.BadReason;
import java.io.Serializable;
import java.util.Map;

/**
 * What became of the records of a span; together all committed records in it.
 *
 * @param counted clicks in slices
 * @param filtered records that the filter left out
 * @param bad records that are no clicks, by reason; absent means 0
 */
public record Tally(long counted, long filtered, Map<BadReason, Long> bad) implements Serializable {
    public Tally {
        bad = Map.copyOf(bad);
    }

    /** All committed records. */
    public long records() {
        return counted
                + filtered
                + bad.values().stream().mapToLong(Long::longValue).sum();
    }
}
