package io.clickanalytics.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SettingsTest {
    private static final Path FOLDER = Path.of("/data");

    private final Settings settings = new Settings(
            new TreeMap<>(Map.of("input.topic", "phone", "results.topic", "resultPhone", "http.host", "0.0.0.0")),
            new TreeMap<>(Map.of("label.0", "Huawei", "label.10", "Nokia", "title", "phones", "kafka.x", "y")));

    @Test
    void labelsAreThoseOfTheDashboard() {
        assertThat(settings.labels()).containsExactly(Map.entry("0", "Huawei"), Map.entry("10", "Nokia"));
    }

    @Test
    void thisMachineDecidesAddressesAndLeavesTheRestToTheResource() {
        Settings here = settings.on(FOLDER, 8080, new Heap(1536));

        assertThat(here.pipeline())
                .containsEntry("input.topic", "phone")
                .containsEntry("http.host", "127.0.0.1")
                .containsEntry("http.port", "0")
                .containsEntry("http.portFile", "/data/pipeline.port")
                .containsEntry("spark.master", "local[*]");
        assertThat(here.pipelineHeap()).isEqualTo("1536m");
        assertThat(here.dashboard())
                .containsEntry("title", "phones")
                .containsEntry("http.port", "8080")
                .containsEntry("http.portFile", "/data/dashboard.port");
    }
}
