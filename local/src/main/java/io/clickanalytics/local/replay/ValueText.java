package io.clickanalytics.local.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the value of a row's record; refuses, when it is made, columns that the file does not have. */
@FunctionalInterface
interface ValueText {
    JsonFactory JSON = new JsonFactory();

    /**
     * The value.
     *
     * @throws IllegalArgumentException when the row has none
     */
    String of(List<String> row);

    /** For rows under this header. */
    static ValueText of(Header header, Content.Value value) {
        if (value instanceof Content.Value.Column column) {
            return column(column.name(), header.place(column.name()));
        }
        if (value instanceof Content.Value.Csv csv) {
            List<Integer> places = csv.columns().isEmpty()
                    ? IntStream.range(0, header.columns().size()).boxed().toList()
                    : csv.columns().stream().map(header::place).toList();
            return row -> places.stream()
                    .map(place -> quoted(row.get(place), csv.separator()))
                    .collect(Collectors.joining(String.valueOf(csv.separator())));
        }
        return row -> json(header.columns(), row);
    }

    private static ValueText column(String name, int place) {
        return row -> {
            if (row.get(place).isEmpty()) {
                throw new IllegalArgumentException("column '" + name + "' is empty");
            }
            return row.get(place);
        };
    }

    private static String quoted(String value, char separator) {
        boolean plain = value.chars().noneMatch(one -> one == separator || one == '"' || one == '\n' || one == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private static String json(List<String> columns, List<String> row) {
        var text = new StringWriter(256);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (int i = 0; i < row.size(); i++) {
                json.writeStringField(columns.get(i), row.get(i));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to write", e);
        }
        return text.toString();
    }
}
