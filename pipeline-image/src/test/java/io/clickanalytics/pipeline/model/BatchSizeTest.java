package io.clickanalytics.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BatchSizeTest {
    @Test
    void aBatchBringsNoMoreThanTheDriverHasRoomFor() {
        var size = new BatchSize(1000, Long.MAX_VALUE, 100_000);

        size.counted(size.records(), 1, size.records());
        size.counted(size.records(), 1, size.records());
        size.counted(size.records(), 1, size.records());
        size.counted(size.records(), 1, size.records());

        assertThat(size.records()).isEqualTo(100_000);
    }

    @Property
    void aBacklogIsReadInBatchesOfAboutOneInterval(
            @ForAll @LongRange(min = 100, max = 10_000) long interval,
            @ForAll @LongRange(min = 1_000, max = 5_000) long perMilli) {
        var size = new BatchSize(interval, Long.MAX_VALUE, Long.MAX_VALUE);

        for (int batch = 0; batch < 40; batch++) {
            size.counted(size.records(), size.records() / perMilli, 1);
        }

        assertThat(size.records() / perMilli).isBetween(interval * 9 / 10, interval * 11 / 10);
    }

    @Test
    void neverExceedsTheMost() {
        var size = new BatchSize(1000, 1_500_000, Long.MAX_VALUE);

        size.counted(size.records(), 1, 1);

        assertThat(size.records()).isEqualTo(1_500_000);
        assertThat(new BatchSize(1000, 7, Long.MAX_VALUE).records()).isEqualTo(7);
    }

    @Test
    void aSlowBatchHalvesIt() {
        var size = new BatchSize(1000, Long.MAX_VALUE, Long.MAX_VALUE);

        size.counted(size.records(), 60_000, 1);

        assertThat(size.records()).isEqualTo(500_000);
    }

    @Test
    void smallBatchesTeachNothing() {
        var size = new BatchSize(1000, Long.MAX_VALUE, Long.MAX_VALUE);

        size.counted(20_000, 900, 1);

        assertThat(size.records()).isEqualTo(1_000_000);
    }
}
