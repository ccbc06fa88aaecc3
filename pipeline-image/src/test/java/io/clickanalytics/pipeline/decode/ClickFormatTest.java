package io.clickanalytics.pipeline.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clickanalytics.pipeline.decode.ClickFormat.Csv;
import io.clickanalytics.pipeline.decode.ClickFormat.Kind;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClickFormatTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phone     |                      | clicks.item is phone: found 'p' at position 1; wanted a path, which begins with $, as in $.phone
            $.        |                      | clicks.item is $.: found its end at position 3; wanted a name
            $.a[x]    |                      | clicks.item is $.a[x]: found 'x' at position 5; wanted an index
            $.a b     |                      | clicks.item is $.a b: found ' ' at position 4; wanted . or [
            $.a       | $.b                  | clicks.filter is $.b: found its end at position 4; wanted == or !=
            $.a       | $.b = 3              | clicks.filter is $.b = 3: found '=' at position 5; wanted == or !=
            $.a       | $.b == x             | wanted "text", a number, true, false or null before it, not 'x'
            $.a       | $.b == 1 $.c == 2    | clicks.filter is $.b == 1 $.c == 2: found '$' at position 10; wanted &&
            $.a       | $.b == "x            | wanted " somewhere behind
            """)
    void saysWhatIsWrongWithAPathOrFilter(String item, String filter, String message) {
        var format = new ClickFormat(Kind.JSON, item, filter == null ? "" : filter, ClickFormat.RECORD_TIME, Csv.PLAIN);

        assertThatThrownBy(format::decoder)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aCsvColumnMustBeKnown() {
        var format = new ClickFormat(Kind.CSV, "$.phone", "", "kafka", new Csv(List.of("time", "brand"), ','));

        assertThatThrownBy(format::decoder).hasMessageContaining("[time, brand]");
    }

    @Test
    void textHasNoFields() {
        assertThatThrownBy(() -> new ClickFormat(Kind.TEXT, "$", "", "$.t", Csv.PLAIN).decoder())
                .hasMessageContaining("clicks.format is text, which has no fields");
    }

    @Test
    void aSeparatorIsOneAsciiCharacter() {
        assertThatThrownBy(() -> new Csv(List.of(), '"')).hasMessageContaining("clicks.csv.separator");
        assertThatThrownBy(() -> new Csv(List.of(), 'é')).hasMessageContaining("clicks.csv.separator");
    }

    @Test
    void textIsTheItemWithoutTheSpaceAround() {
        Decoder decoder = ClickFormat.text().decoder();

        assertThat(Recorded.of(decoder, " \t4\r\n")).isEqualTo(Recorded.click("4"));
        assertThat(Recorded.of(decoder, "a b")).isEqualTo(Recorded.click("a b"));
        assertThat(Recorded.of(decoder, " \n ")).isEqualTo(Recorded.bad(BadReason.ITEM));
        assertThat(Recorded.of(decoder, new byte[0], -1)).isEqualTo(Recorded.bad(BadReason.TIME));
    }

    @Property
    void settingsThatCannotBeReadAreRefusedAndNothingElse(@ForAll String item, @ForAll String filter) {
        try {
            new ClickFormat(Kind.JSON, "$" + item, "$.a" + filter, "kafka", Csv.PLAIN).decoder();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("wanted");
        }
    }
}
