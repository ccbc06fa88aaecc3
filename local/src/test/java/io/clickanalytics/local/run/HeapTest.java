package io.clickanalytics.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HeapTest {
    private static final long GIB = 1L << 30;

    @Test
    void thePipelineGetsWhatItsPodsWouldGet() {
        assertThat(Heap.of(1536, 16 * GIB)).hasToString("1536m");
    }

    @Test
    void theMachineBoundsItFromAboveAndSparkFromBelow() {
        assertThat(Heap.of(65_536, 16 * GIB)).hasToString("8192m");
        assertThat(Heap.of(256, 16 * GIB)).hasToString("512m");
        assertThat(Heap.of(1536, GIB / 2)).hasToString("512m");
    }

    @Test
    void thisMachineHasMemory() {
        assertThat(Heap.machineBytes()).isGreaterThan(Heap.LEAST_MB << 20);
    }
}
