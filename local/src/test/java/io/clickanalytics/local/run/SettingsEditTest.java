package io.clickanalytics.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SettingsEditTest {
    private static final Map<String, String> PIPELINE =
            Map.of("window.length", "PT2S", "results.topic", "r", "input.partitions", "3");
    private static final Map<String, String> DASHBOARD = Map.of("title", "phones", "label.0", "Huawei");

    @Test
    void anotherWindowIsTakenUpByThePipelineItself() {
        SettingsEdit edit = edit("window.length", "PT4S");

        assertThat(edit.changes()).containsExactly("window.length PT2S -> PT4S");
        assertThat(edit.renewsPipeline()).isFalse();
        assertThat(edit.renewsDashboard()).isFalse();
        assertThat(edit.movesTopics()).isFalse();
    }

    @Test
    void whatThePipelineReadsAtItsStartRenewsIt() {
        SettingsEdit edit = edit("input.partitions", "6");

        assertThat(edit.renewsPipeline()).isTrue();
    }

    @Test
    void anotherTopicIsAMove() {
        assertThat(edit("results.topic", "s").movesTopics()).isTrue();
    }

    @Test
    void aLabelRenewsTheDashboardAlone() {
        var labelled = new TreeMap<>(DASHBOARD);
        labelled.remove("label.0");
        labelled.put("label.1", "Samsung");

        SettingsEdit edit = new SettingsEdit(settings(PIPELINE, DASHBOARD), settings(PIPELINE, labelled));

        assertThat(edit.changes()).containsExactly("label.0 Huawei -> (none)", "label.1 (none) -> Samsung");
        assertThat(edit.renewsDashboard()).isTrue();
        assertThat(edit.renewsPipeline()).isFalse();
    }

    private static SettingsEdit edit(String key, String value) {
        var pipeline = new TreeMap<>(PIPELINE);
        pipeline.put(key, value);
        return new SettingsEdit(settings(PIPELINE, DASHBOARD), settings(pipeline, DASHBOARD));
    }

    private static Settings settings(Map<String, String> pipeline, Map<String, String> dashboard) {
        return new Settings(new TreeMap<>(pipeline), new TreeMap<>(dashboard));
    }
}
