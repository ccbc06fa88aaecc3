package io.clickanalytics.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
    @Property(tries = 50)
    void aBacklogIsReadWholeInOrderAndInBoundedBatches(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 500_000_000L) Long> ends,
            @ForAll @LongRange(min = 1_000_000, max = 50_000_000) long most) {
        List<Span> backlog = new ArrayList<>();
        for (int partition = 0; partition < ends.size(); partition++) {
            backlog.add(new Span("phone", partition, 0, ends.get(partition)));
        }
        long size = size(backlog);

        long batches = 0;
        while (size(backlog) > 0) {
            List<Span> batch = BatchPlan.of(backlog, most);
            assertThat(size(batch)).isLessThanOrEqualTo(most + ends.size()).isPositive();
            backlog = rest(backlog, batch);
            batches++;
        }

        assertThat(batches).isLessThanOrEqualTo(size / most + 1);
    }

    @Test
    void everyPartitionGetsItsShareSoThatNoneWaitsForAnother() {
        List<Span> backlog = List.of(new Span("phone", 0, 5, 1_000_005), new Span("phone", 1, 0, 10));

        assertThat(BatchPlan.of(backlog, 100_000))
                .containsExactly(new Span("phone", 0, 5, 100_005), new Span("phone", 1, 0, 1));
    }

    @Test
    void nothingIsPlannedWhenNothingMay() {
        assertThat(BatchPlan.of(List.of(new Span("phone", 0, 5, 1_000)), 0)).allMatch(Span::isEmpty);
    }

    private static List<Span> rest(List<Span> backlog, List<Span> batch) {
        List<Span> rest = new ArrayList<>();
        for (int i = 0; i < backlog.size(); i++) {
            assertThat(batch.get(i).from()).isEqualTo(backlog.get(i).from());
            rest.add(new Span("phone", i, batch.get(i).until(), backlog.get(i).until()));
        }
        return rest;
    }

    private static long size(List<Span> spans) {
        return spans.stream().mapToLong(Span::size).sum();
    }
}
