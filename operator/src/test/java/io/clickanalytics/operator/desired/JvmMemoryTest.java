package io.clickanalytics.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JvmMemoryTest {
    @ParameterizedTest
    @CsvSource({"320Mi, 160", "448Mi, 288", "640Mi, 480", "1Gi, 768", "1.5Gi, 1152", "4Gi, 3072", "8Gi, 7168", "1G, 715"
    })
    void leavesWhatAJvmNeedsBesideItsHeap(String amount, long heap) {
        var memory = JvmMemory.of(amount);

        assertThat(memory.heap()).isEqualTo(heap);
        assertThat(memory.heap() + memory.besideHeap()).isEqualTo(memory.limit());
        assertThat(JvmArguments.of(amount)).isEqualTo("-Xmx" + heap + "m -XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void knowsWhatIsLessThanSparkWants() {
        assertThat(JvmMemory.of("639Mi").smallForSpark()).isTrue();
        assertThat(JvmMemory.of("640Mi").smallForSpark()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"100m, true", "999m, true", "1, false", "1500m, false", "0.5, true"})
    void compilesQuicklyWhereThereIsLessThanOneCpu(String cpu, boolean quickly) {
        assertThat(JvmArguments.of(new Quantity(cpu), "1Gi").endsWith(" -XX:TieredStopAtLevel=1"))
                .isEqualTo(quickly);
    }

    @ParameterizedTest
    @CsvSource({"200m, 1, 1", "1, 1, 1", "1500m, 1500m, 2", "2, 2, 2", "0.5, 1, 1"})
    void givesAtLeastOneCpuToStartWith(String cpu, String limit, int cores) {
        assertThat(PodResources.cpuLimit(new Quantity(cpu))).isEqualTo(new Quantity(limit));
        assertThat(PodResources.cores(new Quantity(cpu))).isEqualTo(cores);
    }
}
