package io.clickanalytics.local.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

final class ClickWriterTest {
    private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

    @Test
    void equalSeedsGiveEqualBytes() {
        assertThat(written(ClickLog.phones(7))).isEqualTo(written(ClickLog.phones(7)));
    }

    @Test
    void anotherSeedGivesOtherClicks() {
        assertThat(written(ClickLog.phones(7))).isNotEqualTo(written(ClickLog.phones(8)));
    }

    @Test
    void thePapersCaseHasTenThousandClicksOnFivePhones() {
        List<CSVRecord> rows = rows(ClickLog.phones(1));

        assertThat(rows).hasSize(10_000);
        assertThat(rows).extracting(row -> row.get("phone")).containsOnly("0", "1", "2", "3", "4");
        assertThat(rows).allSatisfy(row -> assertThat(row.get("brand"))
                .isEqualTo(ClickLog.PHONES.get(Integer.parseInt(row.get("phone")))));
    }

    @Test
    void timesNeverGoBackAndKeepTheMeanRate() {
        List<Instant> times = rows(new ClickLog(20_000, 3, ClickLog.PHONES, START, 500)).stream()
                .map(row -> Instant.parse(row.get("time")))
                .toList();

        assertThat(times).isSorted();
        assertThat(times.get(0)).isBetween(START, START.plusSeconds(1));
        assertThat(times.get(times.size() - 1)).isBetween(START.plusSeconds(38), START.plusSeconds(42));
    }

    @Test
    void everyBrandRisesAndFallsSoThatTheChartHasSomethingToSay() {
        List<CSVRecord> rows = rows(ClickLog.phones(1));

        assertThat(perTenSeconds(rows)).hasSize(5).allSatisfy((brand, counts) -> assertThat((double) max(counts))
                .as("brand " + brand)
                .isGreaterThan(1.6 * min(counts)));
    }

    @Test
    void popularityIsSmoothSoThatNeighbourWindowsAreAlike() {
        var chance = new SplittableRandom(1);
        var popularity = new Popularity(2, chance);

        double before = shareOfFirst(popularity, 100.0, chance);
        double after = shareOfFirst(popularity, 101.0, chance);

        assertThat(after).isCloseTo(before, offset(0.08));
    }

    @Test
    void namesThatNeedQuotesComeBackAsTheyWere() {
        var brands = List.of("a,b", "say \"hi\"", "手机");

        assertThat(rows(new ClickLog(100, 1, brands, START, 100)))
                .extracting(row -> row.get("brand"))
                .containsOnly("a,b", "say \"hi\"", "手机");
    }

    @Test
    void aLogWithoutClicksHasItsHeader() {
        assertThat(written(new ClickLog(0, 1, ClickLog.PHONES, START, 100)))
                .isEqualTo(String.join(",", ClickWriter.COLUMNS) + "\n");
    }

    @Test
    void refusesARateThatMeansNothing() {
        assertThatThrownBy(() -> new ClickLog(1, 1, ClickLog.PHONES, START, 0))
                .hasMessage("the mean rate is 0.0/s; give more than 0");
    }

    private static double shareOfFirst(Popularity popularity, double second, SplittableRandom chance) {
        int first = 0;
        for (int i = 0; i < 10_000; i++) {
            first += popularity.pick(second, chance) == 0 ? 1 : 0;
        }
        return first / 10_000.0;
    }

    private static Map<String, long[]> perTenSeconds(List<CSVRecord> rows) {
        Map<String, long[]> counts = new HashMap<>();
        for (CSVRecord row : rows) {
            long second = Instant.parse(row.get("time")).getEpochSecond() - START.getEpochSecond();
            int slot = (int) Math.min(second / 10, 8);
            counts.computeIfAbsent(row.get("phone"), phone -> new long[9])[slot]++;
        }
        return counts;
    }

    private static long max(long[] counts) {
        return Arrays.stream(counts, 0, 8).max().orElseThrow();
    }

    private static long min(long[] counts) {
        return Arrays.stream(counts, 0, 8).min().orElseThrow();
    }

    private static List<CSVRecord> rows(ClickLog log) {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try {
            return format.parse(new StringReader(written(log))).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written(ClickLog log) {
        var out = new StringBuilder();
        try {
            new ClickWriter(log).write(out, rows -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
