package io.clickanalytics.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.operator.desired.PipelineConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a driver says. */
final class DriverReportTest {
    private static final Path GOLDEN = Path.of(System.getProperty("root"), "docs", "wire");

    @Test
    void readsTheDriversStatusDocument() throws IOException {
        var report = DriverReport.of(Files.readString(GOLDEN.resolve("driver-status.json")), Seen.NOW);

        assertThat(report)
                .contains(new DriverReport(
                        "RUNNING",
                        Seen.NOW,
                        Instant.parse("2026-11-21T08:00:03Z"),
                        new DriverReport.Progress(Instant.parse("2026-11-21T08:00:02Z"), 0, Duration.ZERO, 0),
                        Map.of("ClicksDropped", "found 3 of 37 records too late"),
                        "2bab5ae22bcd7c40"));
    }

    @Test
    void theDriverNamesItsSettingsAsTheOperatorDoes() throws IOException {
        String settings = Files.readString(GOLDEN.resolve("pipeline-settings.properties"));
        var given = new ConfigMapBuilder()
                .addToData("settings.properties", settings)
                .build();

        var report = DriverReport.of(Files.readString(GOLDEN.resolve("driver-status.json")), Seen.NOW);

        assertThat(report.map(DriverReport::settings)).isEqualTo(PipelineConfigMap.fingerprint(given));
    }

    @Test
    void beforeTheFirstCommitNoSettingsAreKnown() {
        var report = DriverReport.of("{\"phase\": \"RUNNING\", \"settings\": null}", Seen.NOW);

        assertThat(report).get().extracting(DriverReport::settings).isNull();
    }

    @Test
    void somethingElseIsNoReport() {
        assertThat(DriverReport.of("<html>", Seen.NOW)).isEmpty();
        assertThat(DriverReport.of("{}", Seen.NOW)).isEmpty();
        assertThat(DriverReport.of("{\"phase\":\"RUNNING\",\"committedAt\":\"yesterday\"}", Seen.NOW))
                .isEmpty();
    }
}
