package io.clickanalytics.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a driver says. */
final class DriverReportTest {
    @Test
    void readsTheDriversStatusDocument() {
        String document = """
                {"phase": "RUNNING", "commit": 12, "lastWindowEnd": "2026-11-21T07:59:58Z", "records": {"counted": 3},
                 "committedAt": "2026-11-21T07:59:59Z", "lagRecords": 4, "lagMilliseconds": 1500, "clicksPerSecond": 20000,
                 "rewinds": 0, "conditions": {"ClicksDropped": "0.2 %"}}
                """;

        var report = DriverReport.of(document, Seen.NOW);

        assertThat(report)
                .contains(new DriverReport(
                        "RUNNING",
                        Seen.NOW,
                        Instant.parse("2026-11-21T07:59:59Z"),
                        new DriverReport.Progress(
                                Instant.parse("2026-11-21T07:59:58Z"), 4, Duration.ofMillis(1500), 20_000),
                        Map.of("ClicksDropped", "0.2 %")));
    }

    @Test
    void somethingElseIsNoReport() {
        assertThat(DriverReport.of("<html>", Seen.NOW)).isEmpty();
        assertThat(DriverReport.of("{}", Seen.NOW)).isEmpty();
        assertThat(DriverReport.of("{\"phase\":\"RUNNING\",\"committedAt\":\"yesterday\"}", Seen.NOW))
                .isEmpty();
    }
}
