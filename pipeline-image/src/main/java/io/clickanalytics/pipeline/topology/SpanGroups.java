package io.clickanalytics.pipeline.topology;

import io.clickanalytics.pipeline.model.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Which spans one task reads: a task costs milliseconds, so a topic of many partitions gets fewer tasks than spans. */
final class SpanGroups {
    private SpanGroups() {}

    /** At most so many groups of about equal size, without empty spans; the largest first. */
    static List<List<Span>> of(List<Span> spans, int most) {
        List<Span> full = spans.stream()
                .filter(span -> !span.isEmpty())
                .sorted(Comparator.comparingLong(Span::size).reversed())
                .toList();
        List<Group> groups = new ArrayList<>();
        var smallest = new PriorityQueue<Group>(Comparator.comparingLong(group -> group.size));
        for (Span span : full) {
            Group group = groups.size() < most ? new Group() : smallest.remove();
            if (group.spans.isEmpty()) {
                groups.add(group);
            }
            group.add(span);
            smallest.add(group);
        }
        return groups.stream().<List<Span>>map(group -> group.spans).toList();
    }

    private static final class Group {
        private final ArrayList<Span> spans = new ArrayList<>();
        private long size;

        void add(Span span) {
            spans.add(span);
            size += span.size();
        }
    }
}
