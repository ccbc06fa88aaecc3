package io.clickanalytics.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HeapTest {
    private static final long GIB = 1L << 30;

    @Test
    void thePipelineGetsThreeQuartersOfWhatItsPodsWouldGet() {
        assertThat(Heap.of(2 * GIB, 16 * GIB)).hasToString("1536m");
    }

    @Test
    void theMachineBoundsItFromAboveAndSparkFromBelow() {
        assertThat(Heap.of(64 * GIB, 16 * GIB)).hasToString("8192m");
        assertThat(Heap.of(GIB / 4, 16 * GIB)).hasToString("512m");
        assertThat(Heap.of(2 * GIB, GIB / 2)).hasToString("512m");
    }

    @Test
    void thisMachineHasMemory() {
        assertThat(Heap.machineBytes()).isGreaterThan(Heap.LEAST_MB << 20);
    }
}
