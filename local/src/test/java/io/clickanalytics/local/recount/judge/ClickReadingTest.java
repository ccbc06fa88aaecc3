package io.clickanalytics.local.recount.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClickReadingTest {
    private static final long LATEST = 4_000_000_000_000L;
    private static final Map<String, String> SHOP = Map.of(
            "clicks.format", "json",
            "clicks.item", "$.page.brand",
            "clicks.filter", "$.type == \"click\" && $.n != 3",
            "clicks.time", "$.at");

    @Test
    void textIsTheItemWithoutSpaceAroundIt() {
        assertThat(read(Map.of(), " 4\r\n")).isEqualTo(new Click.Good("4", 17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t"})
    void textWithoutAnItemIsBad(String text) {
        assertThat(read(Map.of(), text)).isEqualTo(Click.Bad.ITEM);
    }

    @Test
    void anItemOfMoreThanAKilobyteIsBad() {
        assertThat(read(Map.of(), "é".repeat(512))).isInstanceOf(Click.Good.class);
        assertThat(read(Map.of(), "é".repeat(513))).isEqualTo(Click.Bad.ITEM);
    }

    @Test
    void bytesThatAreNotUtf8AreABadItemAsTextAndABadFormatAsJson() {
        byte[] bytes = {'"', (byte) 0xC0, (byte) 0x80, '"'};

        assertThat(reading(Map.of()).of(bytes, 17, LATEST)).isEqualTo(Click.Bad.ITEM);
        assertThat(reading(SHOP).of(bytes, 17, LATEST)).isEqualTo(Click.Bad.FORMAT);
    }

    @Test
    void noValueIsABadFormat() {
        assertThat(reading(Map.of()).of(null, 17, LATEST)).isEqualTo(Click.Bad.FORMAT);
    }

    @Test
    void aRecordTimeOfNoneAndOneInTheFutureAreBad() {
        assertThat(reading(Map.of()).of(new byte[] {'4'}, -1, LATEST)).isEqualTo(Click.Bad.TIME);
        assertThat(reading(Map.of()).of(new byte[] {'4'}, LATEST + 1, LATEST)).isEqualTo(Click.Bad.TIME);
        assertThat(reading(Map.of()).of(new byte[] {'4'}, LATEST, LATEST)).isInstanceOf(Click.Good.class);
    }

    @Test
    void jsonHasItemFilterAndTimeAtTheirPaths() {
        assertThat(read(SHOP, "{\"type\":\"click\",\"at\":1234,\"page\":{\"brand\":\"Oppo\"}}"))
                .isEqualTo(new Click.Good("Oppo", 1234));
    }

    @Test
    void whatTheFilterLeavesOutIsNotLookedAtFurther() {
        assertThat(read(SHOP, "{\"type\":\"view\"}")).isInstanceOf(Click.Filtered.class);
        assertThat(read(SHOP, "{\"type\":\"click\",\"n\":3.0}")).isInstanceOf(Click.Filtered.class);
        assertThat(read(SHOP, "{\"type\":\"click\",\"n\":\"3\"}")).isEqualTo(Click.Bad.TIME);
    }

    @Test
    void ofSeveralFaultsTimeComesBeforeItem() {
        assertThat(read(SHOP, "{\"type\":\"click\"}")).isEqualTo(Click.Bad.TIME);
        assertThat(read(SHOP, "{\"type\":\"click\",\"at\":1}")).isEqualTo(Click.Bad.ITEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "{\"a\":}", "nul"})
    void whatIsNotOneJsonValueIsABadFormat(String text) {
        assertThat(read(SHOP, text)).isEqualTo(Click.Bad.FORMAT);
    }

    @Test
    void numbersAreItemsAsTheyAreWritten() {
        Map<String, String> settings = Map.of("clicks.format", "json", "clicks.item", "$[1]");

        assertThat(read(settings, "[0, 1.50e1]")).isEqualTo(new Click.Good("1.50e1", 17));
        assertThat(read(settings, "[0, true]")).isEqualTo(new Click.Good("true", 17));
        assertThat(read(settings, "[0, null]")).isEqualTo(Click.Bad.ITEM);
        assertThat(read(settings, "[0, {}]")).isEqualTo(Click.Bad.ITEM);
    }

    @Test
    void ofANameThatIsThereTwiceTheLastCounts() {
        Map<String, String> settings = Map.of("clicks.format", "json", "clicks.item", "$.a");

        assertThat(read(settings, "{\"a\":1,\"a\":2}")).isEqualTo(new Click.Good("2", 17));
    }

    @Test
    void csvHasColumnsByNameAndByNumber() {
        Map<String, String> byName =
                Map.of("clicks.format", "csv", "clicks.csv.columns", "time,phone", "clicks.item", "$.phone");
        Map<String, String> byNumber = Map.of("clicks.format", "csv", "clicks.item", "$[1]");

        assertThat(read(byName, "x,\"a,\"\"b\"\"\"\r\n")).isEqualTo(new Click.Good("a,\"b\"", 17));
        assertThat(read(byNumber, "x,y")).isEqualTo(new Click.Good("y", 17));
        assertThat(read(byNumber, "x")).isEqualTo(Click.Bad.ITEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,\"b", "a,\"b\"c", "a\nb,c"})
    void aLineThatIsNotCsvIsABadFormat(String text) {
        assertThat(read(Map.of("clicks.format", "csv", "clicks.item", "$[1]"), text))
                .isEqualTo(Click.Bad.FORMAT);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:00:00Z, 2026-11-21T08:00:00Z",
        "2026-11-21T08:00Z, 2026-11-21T08:00:00Z",
        "2026-11-21 09:00:00.5+01:00, 2026-11-21T08:00:00.500Z",
        "'2026-11-21T09:00:00,5+0100', 2026-11-21T08:00:00.500Z",
        "2026-11-21t09:00:00.123456789+01, 2026-11-21T08:00:00.123Z",
        "1795248000000, 2026-11-21T08:00:00Z"
    })
    void timesAreIsoOrMilliseconds(String text, Instant wanted) {
        assertThat(EventTimes.of(new Value(Value.Kind.TEXT, text))).isEqualTo(wanted.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "noon",
                "2026-11-21",
                "2026-11-21T08:00:00",
                "2026-02-30T08:00:00Z",
                "-5",
                "1969-01-01T00:00:00Z"
            })
    void otherTimesAreNone(String text) {
        assertThat(EventTimes.of(new Value(Value.Kind.TEXT, text))).isEqualTo(EventTimes.NONE);
    }

    @Test
    void aFilterThatIsNoneIsRefused() {
        assertThatThrownBy(() -> Filter.of("$.a = 1")).hasMessageContaining("'$.a = 1' is no filter");
        assertThatThrownBy(() -> Path.of("phone"))
                .hasMessage("'phone' is no path; wanted one such as $.phone or $.pages[0]");
    }

    private static Click read(Map<String, String> settings, String value) {
        return reading(settings).of(value.getBytes(StandardCharsets.UTF_8), 17, LATEST);
    }

    private static ClickReading reading(Map<String, String> settings) {
        return new ClickReading(RecountRules.of(settings).format());
    }
}
