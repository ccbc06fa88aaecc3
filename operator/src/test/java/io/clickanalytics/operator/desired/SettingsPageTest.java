package io.clickanalytics.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/settings.md lists exactly what is rendered here, and what comes from where a program runs. */
final class SettingsPageTest {
    private static final Path CASES = Path.of("src", "test", "resources", "desired");

    /** Decided by the surroundings of the programs and not by the resource. */
    private static final Set<String> SURROUNDINGS = Set.of(
            "spark.*",
            "http.host",
            "http.port",
            "http.portFile",
            "terminationMessageFile",
            "batch.maxRecords",
            "batch.patience",
            "haltAt");

    @Test
    void listsTheKeysOfThePipeline() throws IOException {
        Set<String> rendered = keys(Stream.concat(
                PipelineSettings.of(everything(), new Owner("c", "n", "x"), KafkaAccess.of(everything()))
                        .keySet()
                        .stream(),
                SURROUNDINGS.stream()));

        assertThat(SettingsPage.listed("## Pipeline")).containsExactlyElementsOf(rendered);
    }

    @Test
    void listsTheKeysOfTheDashboard() throws IOException {
        Set<String> rendered = keys(Stream.concat(
                DashboardSettings.of(everything(), KafkaAccess.of(everything())).keySet().stream(),
                Stream.of("http.host", "http.port", "http.portFile")));

        assertThat(SettingsPage.listed("## Dashboard")).containsExactlyElementsOf(rendered);
    }

    @Test
    void saysOfEachSettingWhetherTheDriverStartsAnewForIt() throws IOException {
        assertThat(SettingsPage.changes()).allSatisfy((key, effect) -> assertThat(effect)
                .isEqualTo(ConfigHash.isTakenOver(key) ? "rewinds" : "restarts"));
    }

    private static ClickAnalytics everything() throws IOException {
        return Resources.of(Files.readString(CASES.resolve("everything").resolve("in.yaml")));
    }

    private static Set<String> keys(Stream<String> keys) {
        return keys.map(SettingsPage::listedAs).collect(Collectors.toCollection(TreeSet::new));
    }
}
