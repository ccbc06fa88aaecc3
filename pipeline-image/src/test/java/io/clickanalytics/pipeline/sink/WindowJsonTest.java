package io.clickanalytics.pipeline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.pipeline.model.Shape;
import io.clickanalytics.pipeline.model.Window;
import io.clickanalytics.pipeline.model.WindowCounts;
import io.clickanalytics.pipeline.model.WindowResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The golden files that the dashboard's tests read, too. */
class WindowJsonTest {
    private static final Path GOLDEN = Path.of(System.getProperty("root"), "docs", "wire");
    private static final Shape TWO_SECONDS = Shape.of(Duration.ofSeconds(2), Duration.ofSeconds(2));
    private static final WindowCounts FIRST = new WindowCounts(ordered("4", 14, "0", 10, "2", 7), 0, 31, 3, false);
    private static final WindowCounts NOTHING = new WindowCounts(Map.of(), 0, 0, 0, false);

    @Test
    void theFirstWindowHasNoPrevious() throws IOException {
        var result = new WindowResult(window("2026-11-21T08:00:02Z"), FIRST, 0, null, null);

        assertThat(json(result, "2026-11-21T08:00:02.800Z")).isEqualTo(golden("window-first.json"));
        assertThat(WindowJson.key(result)).asString().isEqualTo("1795248002000");
    }

    @Test
    void aRevisionKeepsTheWindowAndRaisesItsNumber() throws IOException {
        var counts = new WindowCounts(ordered("4", 15, "0", 10, "2", 7), 0, 32, 3, false);
        var result = new WindowResult(window("2026-11-21T08:00:02Z"), counts, 1, null, null);

        assertThat(json(result, "2026-11-21T08:00:06.800Z")).isEqualTo(golden("window-revised.json"));
    }

    @Test
    void anEmptyWindowIsPublishedToo() throws IOException {
        var result = new WindowResult(window("2026-11-21T08:00:04Z"), NOTHING, 0, at("2026-11-21T08:00:02Z"), null);

        assertThat(json(result, "2026-11-21T08:00:04.800Z")).isEqualTo(golden("window-empty.json"));
    }

    @Test
    void theEndOfALongSilenceSaysSinceWhen() throws IOException {
        long before = at("2026-11-21T08:00:04Z");
        var result = new WindowResult(window("2026-11-22T08:00:04Z"), NOTHING, 0, before, before);

        assertThat(json(result, "2026-11-22T08:00:04.800Z")).isEqualTo(golden("window-after-silence.json"));
    }

    @Test
    void itemsThatWereNotToldApartAreOther() throws IOException {
        Shape sliding = Shape.of(Duration.ofSeconds(10), Duration.ofSeconds(2));
        var window = new Window(at("2026-11-22T08:00:00Z"), at("2026-11-22T08:00:10Z"), sliding);
        var counts = new WindowCounts(ordered("/home", 120, "/手机", 80), 1_000, 1_200, 502, true);
        var result = new WindowResult(window, counts, 0, at("2026-11-22T08:00:08Z"), null);

        String json = new String(
                WindowJson.value(result, new WindowJson.Moment(window.end(), 60_000, 1)), StandardCharsets.UTF_8);

        assertThat(json).isEqualTo(golden("window-truncated.json"));
    }

    @Test
    void thePaperListsItemsInOrder() throws IOException {
        var result = new WindowResult(window("2026-11-21T08:00:02Z"), FIRST, 0, null, null);

        assertThat(WindowJson.paper(result)).asString().isEqualTo(golden("paper.json"));
    }

    private static String json(WindowResult result, String watermark) {
        return new String(
                WindowJson.value(result, new WindowJson.Moment(at(watermark), 60_000, 0)), StandardCharsets.UTF_8);
    }

    private static Window window(String end) {
        return new Window(at(end) - 2_000, at(end), TWO_SECONDS);
    }

    private static Long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    private static Map<String, Long> ordered(@Nullable Object... pairs) {
        Map<String, Long> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), ((Number) pairs[i + 1]).longValue());
        }
        return map;
    }

    private static String golden(String name) throws IOException {
        return Files.readString(GOLDEN.resolve(name)).strip();
    }
}
