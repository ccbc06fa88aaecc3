package io.clickanalytics.dashboard.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.dashboard.feed.Feed;
import io.clickanalytics.dashboard.history.Bounds;
import io.clickanalytics.dashboard.http.Metrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of docs/metrics.md is what the dashboard shows. */
final class MetricsPageTest {
    private static final Path PAGE = Path.of(System.getProperty("root", ".."), "docs", "metrics.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");
    private static final Pattern SHOWN = Pattern.compile("(?m)^# TYPE (clickanalytics_[a-z_]+) ");

    @Test
    void listsEveryMetricAndNoOther() throws IOException {
        var metrics = new Metrics();
        Feed feed = Feed.nothing(Instant.EPOCH, new Bounds(Duration.ofHours(1), 10));
        metrics.watch(() -> feed);
        var meters = new SocketMeters(metrics.registry());
        meters.refused(403);
        meters.closed(null);
        String section = Files.readString(PAGE).split("\n## Dashboard\n", 2)[1].split("\n## ", 2)[0];

        String shown = ((PrometheusMeterRegistry) metrics.registry()).scrape();

        assertThat(names(ROW, section)).isEqualTo(names(SHOWN, shown));
    }

    private static List<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult name) -> name.group(1))
                .sorted()
                .toList();
    }
}
