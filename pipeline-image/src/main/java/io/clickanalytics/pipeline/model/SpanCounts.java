package io.clickanalytics.pipeline.model;

import java.io.Serializable;
import java.util.List;

/**
 * What one task counted in one span.
 *
 * @param slices in order of start, each start once; without empty ones
 * @param samples a few of the bad records
 * @param maxEventTime greatest event time of a click, epoch milliseconds; Long.MIN_VALUE when there was no click
 */
public record SpanCounts(Span span, List<SliceCounts> slices, Tally tally, List<BadSample> samples, long maxEventTime)
        implements Serializable {
    public SpanCounts {
        slices = List.copyOf(slices);
        samples = List.copyOf(samples);
    }
}
