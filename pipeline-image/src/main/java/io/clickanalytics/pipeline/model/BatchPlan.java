package io.clickanalytics.pipeline.model;

import java.util.List;

/** How much of a backlog one batch reads. */
public final class BatchPlan {
    private BatchPlan() {}

    /**
     * Spans of the next batch: all of the backlog, or of each partition its share, so that partitions stay close in time.
     *
     * @param backlog what is there to read, one span for each partition
     * @param most offsets of one batch, roughly
     */
    public static List<Span> of(List<Span> backlog, long most) {
        long size = backlog.stream().mapToLong(Span::size).sum();
        if (size <= most) {
            return backlog;
        }
        double share = (double) most / size;
        return backlog.stream()
                .map(span -> new Span(
                        span.topic(),
                        span.partition(),
                        span.from(),
                        span.from() + (long) Math.ceil(span.size() * share)))
                .toList();
    }
}
