package io.clickanalytics.pipeline.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.pipeline.decode.ClickFormat.Csv;
import io.clickanalytics.pipeline.decode.ClickFormat.Kind;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvDecoderTest {
    private static final Csv COLUMNS = new Csv(List.of("time", "phone", "type"), ',');

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1,4,click              | 4
            1,4                    | 4
            1,"4",click            | 4
            1,"a ""b"", c",click   | a "b", c
            1,5" screen,click      | 5" screen
            "1","x",               | x
            1, x ,click            | ` x `
            1,4,click,more,columns | 4
            """)
    void findsTheColumn(String record, String item) {
        assertThat(Recorded.of(decoder("$.phone", ""), record)).isEqualTo(Recorded.click(item));
        assertThat(Recorded.of(decoder("$[1]", ""), record + "\r\n")).isEqualTo(Recorded.click(item));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``          | ITEM
            1           | ITEM
            1,          | ITEM
            1,""        | ITEM
            1,"4        | FORMAT
            1,"4"x,y    | FORMAT
            """)
    void saysWhatIsWrong(String record, BadReason reason) {
        assertThat(Recorded.of(decoder("$.phone", ""), record)).isEqualTo(Recorded.bad(reason));
    }

    @Test
    void aSecondLineIsNotOneRecord() {
        assertThat(Recorded.of(decoder("$.phone", ""), "1,4,a\n2,3,b")).isEqualTo(Recorded.bad(BadReason.FORMAT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $.type == "click" | true
            $.type != "click" | false
            $.time == 1       | true
            $.time == 1.0     | true
            $.time == "1"     | true
            $.time == 2       | false
            $[5] == null      | true
            """)
    void filtersByColumn(String filter, boolean kept) {
        assertThat(Recorded.of(decoder("$.phone", filter), "1,4,click"))
                .isEqualTo(kept ? Recorded.click("4") : Recorded.filtered());
    }

    @Test
    void readsTheTimeOfAColumn() {
        Decoder decoder = new ClickFormat(Kind.CSV, "$.phone", "", "$.time", COLUMNS).decoder();

        assertThat(Recorded.of(decoder, "1700000000123,4")).isEqualTo(Recorded.click("4", 1700000000123L));
        assertThat(Recorded.of(decoder, "2023-11-14T22:13:20.123Z,4")).isEqualTo(Recorded.click("4", 1700000000123L));
        assertThat(Recorded.of(decoder, "soon,4")).isEqualTo(Recorded.bad(BadReason.TIME));
    }

    @Property
    void readsBackWhatAnotherLibraryWrites(@ForAll("rows") List<String> row) throws IOException {
        var line = new StringWriter();
        try (var printer = new CSVPrinter(
                line,
                CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.MINIMAL).get())) {
            printer.printRecord(row);
        }

        String item = row.size() > 1 ? row.get(1) : "";

        assertThat(Recorded.of(decoder("$[1]", ""), line.toString()))
                .isEqualTo(item.isEmpty() ? Recorded.bad(BadReason.ITEM) : Recorded.click(item));
    }

    @Provide
    Arbitrary<List<String>> rows() {
        return Arbitraries.strings()
                .withChars("ab \",;\n\ré")
                .ofMaxLength(6)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Property
    void neverThrows(@ForAll byte[] record) {
        assertThat(Recorded.of(decoder("$.phone", "$.type == 3"), record, 1)).isNotNull();
    }

    private static Decoder decoder(String item, String filter) {
        return new ClickFormat(Kind.CSV, item, filter, ClickFormat.RECORD_TIME, COLUMNS).decoder();
    }
}
