package io.clickanalytics.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clickanalytics.pipeline.model.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the driver says of itself; the operator's tests read the same golden files. */
class StatusDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path GOLDEN = Path.of(System.getProperty("root"), "docs", "wire");
    private static final Telemetry.Progress PROGRESS = new Telemetry.Progress(
            12,
            at("2026-11-21T08:00:02.800Z"),
            at("2026-11-21T08:00:02Z"),
            new Fate.Totals(31, 2, Map.of("item", 1L), Map.of("late", 3L), 0));

    @Test
    void tellsHowFarItIsAndWithWhichSettings() throws IOException {
        var settings = new SettingsFile(GOLDEN.resolve("pipeline-settings.properties"));
        var telemetry = new Telemetry();

        settings.read();
        telemetry.enter(Telemetry.Phase.REWINDING);
        telemetry.enter(Telemetry.Phase.RUNNING);
        telemetry.executors(2, 1);
        telemetry.condition("ClicksDropped", "found 3 of 37 records too late");
        telemetry.countsWith(settings.fingerprint());
        telemetry.committed(PROGRESS, Duration.ofMillis(5), at("2026-11-21T08:00:03Z"));

        JsonNode golden = JSON.readTree(Files.readString(GOLDEN.resolve("driver-status.json")));
        assertThat(JSON.readTree(StatusDocument.of(telemetry))).isEqualTo(golden);
    }

    @Test
    void settingsAreThoseOfTheLastCommitAndNotOfTheNext() throws IOException {
        var telemetry = new Telemetry();

        telemetry.countsWith("first");
        String started = settings(telemetry);
        telemetry.committed(PROGRESS, Duration.ZERO, 1);
        telemetry.countsWith("second");
        String rewound = settings(telemetry);
        telemetry.committed(PROGRESS, Duration.ZERO, 2);

        assertThat(started).isEmpty();
        assertThat(rewound).isEqualTo("first");
        assertThat(settings(telemetry)).isEqualTo("second");
    }

    private static String settings(Telemetry telemetry) throws IOException {
        return JSON.readTree(StatusDocument.of(telemetry)).path("settings").asText();
    }

    private static long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
