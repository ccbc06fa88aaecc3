package io.clickanalytics.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WindowLinesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final WindowLines lines = new WindowLines(Map.of("4", "Xiaomi", "0", "Huawei"), ZoneOffset.UTC);

    @Test
    void aWindowIsALineAsInThePaper() {
        Optional<String> line = lines.line(window(Map.of("4", 14L), 14));

        assertThat(line).hasValue("12:00:02  [{\"4\":14}]  14 clicks, most Xiaomi");
    }

    @Test
    void anItemWithoutALabelLeadsWithoutAName() {
        Optional<String> line = lines.line(window(Map.of("17", 1L), 1));

        assertThat(line).hasValue("12:00:02  [{\"17\":1}]  1 click");
    }

    @Test
    void ofARowOfEmptyWindowsOnlyTheFirstIsALine() {
        List<Optional<String>> shown = IntStream.of(0, 0, 3, 0)
                .mapToObj(clicks -> lines.line(clicks(clicks)))
                .toList();

        assertThat(shown)
                .containsExactly(
                        Optional.of("12:00:02  []  no clicks"),
                        Optional.empty(),
                        Optional.of("12:00:02  [{\"0\":3}]  3 clicks, most Huawei"),
                        Optional.of("12:00:02  []  no clicks"));
    }

    @Test
    void ofManyItemsTheFirstTenAreShown() {
        var counts = new LinkedHashMap<String, Long>();
        IntStream.range(0, 11).forEach(item -> counts.put("i" + item, 20L - item));

        Optional<String> line = lines.line(window(counts, 165));

        assertThat(line.orElseThrow()).contains("{\"i9\":11}] ...  165 clicks").doesNotContain("i10");
    }

    @Test
    void aGoldenRevisionSaysThatItIsOne() throws IOException {
        byte[] golden = Files.readAllBytes(Path.of(System.getProperty("root"), "docs/wire/window-revised.json"));

        ResultWindow window = ResultWindow.of(golden);

        assertThat(window.revision()).isPositive();
        assertThat(window.total()).isPositive();
        assertThat(lines.line(window).orElseThrow()).endsWith(", revised by late clicks");
    }

    @Test
    void aQuoteInAnItemIsEscaped() throws IOException {
        String json =
                "{\"start\":\"2026-11-21T12:00:00Z\",\"end\":\"2026-11-21T12:00:02Z\",\"counts\":{\"a\\\"b\":1},\"total\":1}";

        ResultWindow window = ResultWindow.of(json.getBytes(StandardCharsets.UTF_8));

        assertThat(window.paperNotation()).isEqualTo("[{\"a\\\"b\":1}]");
    }

    private static ResultWindow clicks(long clicks) {
        return window(clicks == 0 ? Map.of() : Map.of("0", clicks), clicks);
    }

    private static ResultWindow window(Map<String, Long> counts, long total) {
        return new ResultWindow(NOON, NOON.plusSeconds(2), counts, total, 0);
    }
}
