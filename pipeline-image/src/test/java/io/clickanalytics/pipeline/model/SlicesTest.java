package io.clickanalytics.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clickanalytics.pipeline.model.Slices.Regime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SlicesTest {
    @Property
    void everyTimeLiesInTheOneSliceThatNaiveSteppingFinds(
            @ForAll @LongRange(min = -2000, max = 4000) long time,
            @ForAll @IntRange(min = 1, max = 50) int first,
            @ForAll @IntRange(min = 1, max = 50) int second) {
        long change = (long) first * second;
        var slices = new Slices(List.of(new Regime(Long.MIN_VALUE, first), new Regime(change, second)));
        long length = time < change ? first : second;
        long expected = -3000L * length;
        while (expected + length <= time) {
            expected += length;
        }

        assertThat(slices.start(time)).isEqualTo(expected);
        assertThat(slices.length(slices.start(time))).isEqualTo(length);
        assertThat(slices.start(slices.start(time))).isEqualTo(slices.start(time));
    }

    @Test
    void aChangeMustBeABoundaryOfBoth() {
        assertThatThrownBy(() -> new Slices(List.of(new Regime(Long.MIN_VALUE, 10), new Regime(25, 5))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("boundary of both");
    }

    @Test
    void theFirstRegimeRulesFromTheBeginning() {
        assertThatThrownBy(() -> new Slices(List.of(new Regime(0, 10))))
                .hasMessageContaining("must begin at Long.MIN_VALUE");
    }
}
