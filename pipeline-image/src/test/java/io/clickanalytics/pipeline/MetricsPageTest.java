package io.clickanalytics.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of docs/metrics.md is what the driver shows. */
final class MetricsPageTest {
    private static final Path PAGE = Path.of(System.getProperty("root", ".."), "docs", "metrics.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");
    private static final Pattern SHOWN = Pattern.compile("(?m)^# TYPE ([a-z_]+) ");

    @Test
    void listsEveryMetricAndNoOther() throws IOException {
        var telemetry = new Telemetry();
        telemetry.executors(2, 1);
        String section = Files.readString(PAGE).split("\n## Pipeline\n", 2)[1].split("\n## ", 2)[0];

        assertThat(names(ROW, section)).isSorted().isEqualTo(names(SHOWN, telemetry.scrape()));
    }

    private static List<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult name) -> name.group(1))
                .sorted()
                .toList();
    }
}
