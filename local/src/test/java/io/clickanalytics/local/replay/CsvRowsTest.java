package io.clickanalytics.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CsvRowsTest {
    @Test
    void rowsHaveTheirValuesAndLines() {
        assertThat(rows("a,b\n1,2\n\n3,\n"))
                .containsExactly(new Row.Values(2, List.of("1", "2")), new Row.Values(4, List.of("3", "")));
    }

    @Test
    void quotesHoldSeparatorsQuotesAndLineBreaks() {
        assertThat(rows("a,b\n\"x,\"\"y\"\"\",\"1\n2\"\nz,3\n"))
                .containsExactly(new Row.Values(2, List.of("x,\"y\"", "1\n2")), new Row.Values(4, List.of("z", "3")));
    }

    @Test
    void aQuoteInsideAPlainValueIsAQuote() {
        assertThat(rows("a,b\n5\" phone,2\nz,3\n"))
                .containsExactly(new Row.Values(2, List.of("5\" phone", "2")), new Row.Values(3, List.of("z", "3")));
    }

    @Test
    void aQuoteThatIsNeverClosedCostsOnlyItsOwnLine() {
        assertThat(rows("a,b\n\"1,2\n3,4\n5,6\n"))
                .containsExactly(
                        new Row.Broken(2, "a quote is opened and never closed"),
                        new Row.Values(3, List.of("3", "4")),
                        new Row.Values(4, List.of("5", "6")));
    }

    @Test
    void aRowOfAnotherLengthIsBroken() {
        assertThat(rows("a,b\n1\n1,2,3\n"))
                .containsExactly(
                        new Row.Broken(2, "it has 1 columns, the header has 2"),
                        new Row.Broken(3, "it has 3 columns, the header has 2"));
    }

    @Test
    void textAfterAClosingQuoteIsBroken() {
        assertThat(rows("a,b\n\"1\"x,2\n3,4\n")).hasSize(2).first().isInstanceOf(Row.Broken.class);
    }

    @Test
    void bytesThatAreNotUtf8AreBroken() {
        assertThat(rows("a,b\n\uFFFD,2\n")).containsExactly(new Row.Broken(2, "it is not UTF-8"));
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstColumn() {
        assertThat(reader("\uFEFFa,b\n").header().columns()).containsExactly("a", "b");
    }

    private static List<Row> rows(String text) {
        CsvRows reader = reader(text);
        List<Row> rows = new ArrayList<>();
        try {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static CsvRows reader(String text) {
        try {
            return new CsvRows(Path.of("clicks.csv"), new BufferedReader(new StringReader(text)), ',');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
