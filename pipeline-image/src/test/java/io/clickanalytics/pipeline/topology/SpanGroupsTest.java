package io.clickanalytics.pipeline.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.pipeline.model.Span;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpanGroupsTest {
    @Property
    void everyFullSpanIsInOneGroup(
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 1000) Integer> sizes,
            @ForAll @IntRange(min = 1, max = 12) int most) {
        List<Span> spans = new ArrayList<>();
        for (int size : sizes) {
            spans.add(new Span("clicks", spans.size(), 7, 7 + size));
        }

        List<List<Span>> groups = SpanGroups.of(spans, most);

        assertThat(groups).hasSizeLessThanOrEqualTo(most).doesNotContain(List.of());
        assertThat(groups.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        spans.stream().filter(span -> !span.isEmpty()).toList());
    }

    @Test
    void groupsAreOfAboutEqualSize() {
        List<Span> spans = new ArrayList<>();
        for (int partition = 0; partition < 12; partition++) {
            spans.add(new Span("clicks", partition, 0, 100 + partition));
        }

        assertThat(SpanGroups.of(spans, 4))
                .allSatisfy(group -> assertThat(group).hasSize(3));
    }
}
