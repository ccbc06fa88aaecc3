package io.clickanalytics.local.recount.judge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of separated values, quoted as RFC 4180 says.
 *
 * @param columns names of the values, in order; may be fewer or none
 * @param values one character for each byte: only a value that is asked for must be UTF-8
 */
record CsvFields(List<String> columns, List<String> values) implements Fields {
    /** Null when the record is not one line of values. */
    static @Nullable CsvFields of(byte[] record, List<String> columns, char separator) {
        String line = new String(record, StandardCharsets.ISO_8859_1);
        line = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
        line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        List<String> values = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            int end = valueEnd(line, at, separator);
            if (end < 0) {
                return null;
            }
            values.add(value(line.substring(at, end)));
            at = end + 1;
        }
        return new CsvFields(columns, values);
    }

    /** Where the separator or the line's end after the value is; -1 when the value is broken. */
    private static int valueEnd(String line, int from, char separator) {
        int at = from;
        if (line.startsWith("\"", from)) {
            at = closingQuote(line, from + 1) + 1;
            return at > 0 && (at == line.length() || line.charAt(at) == separator) ? at : -1;
        }
        while (at < line.length() && line.charAt(at) != separator) {
            if (line.charAt(at) == '\n' || line.charAt(at) == '\r') {
                return -1;
            }
            at++;
        }
        return at;
    }

    private static int closingQuote(String line, int from) {
        int at = line.indexOf('"', from);
        while (at >= 0 && line.startsWith("\"", at + 1)) {
            at = line.indexOf('"', at + 2);
        }
        return at < 0 ? -2 : at;
    }

    private static String value(String written) {
        return written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written;
    }

    @Override
    public Value at(Path path) {
        Object step = path.steps().size() == 1 ? path.steps().get(0) : Integer.valueOf(-1);
        int place = step instanceof Integer index ? index : columns.indexOf(step);
        if (place < 0 || place >= values.size()) {
            return Value.NOTHING;
        }
        String text = Text.utf8(values.get(place).getBytes(StandardCharsets.ISO_8859_1));
        return text == null ? Value.OTHER : new Value(Value.Kind.COLUMN, text);
    }
}
