package io.clickanalytics.local.replay;

import io.clickanalytics.local.console.Reason;
import io.clickanalytics.local.console.Refusal;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file in UTF-8 with a header, one after the other; a broken row is a row, not the end. */
final class CsvRows implements Closeable {
    /** What a decoder writes for bytes that are not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Position position;
    private final BufferedReader reader;
    private final LogicalLines lines;
    private final char separator;
    private final CSVFormat format;
    private final Header header;
    private final long size;

    /** For tests: rows of a text. */
    CsvRows(Path name, BufferedReader text, char separator) throws IOException {
        this(name, text, new Position(InputStream.nullInputStream()), separator, 0);
    }

    private CsvRows(Path file, BufferedReader reader, Position position, char separator, long size) throws IOException {
        this.reader = reader;
        this.position = position;
        this.separator = separator;
        this.size = size;
        format = CSVFormat.RFC4180.builder().setDelimiter(separator).get();
        lines = new LogicalLines(reader, separator);
        header = readHeader(file);
    }

    /** Opens the file, or refuses with the reason. */
    static CsvRows open(Path file, char separator) {
        try {
            var position = new Position(new BufferedInputStream(Files.newInputStream(file)));
            var reader = new BufferedReader(new InputStreamReader(position, StandardCharsets.UTF_8));
            return new CsvRows(file, reader, position, separator, Files.size(file));
        } catch (NoSuchFileException e) {
            throw new Refusal("there is no file " + file + "; write one with: clickanalytics generate " + file);
        } catch (IOException e) {
            throw new Refusal("%s cannot be read (%s)".formatted(file, Reason.of(e)));
        }
    }

    Header header() {
        return header;
    }

    /** The share of the file that was read, 0 to 1; a little ahead of the rows. */
    double fraction() {
        return size == 0 ? 1 : Math.min(1, (double) position.bytes / size);
    }

    /** The next row, or null at the end. */
    @Nullable
    Row next() throws IOException {
        LogicalLines.Line line = lines.next();
        while (line != null && line.text().isEmpty()) {
            line = lines.next();
        }
        return line == null ? null : row(line);
    }

    private Row row(LogicalLines.Line line) {
        if (!line.closed()) {
            return new Row.Broken(line.number(), "a quote is opened and never closed");
        }
        if (line.text().indexOf(REPLACEMENT) >= 0) {
            return new Row.Broken(line.number(), "it is not UTF-8");
        }
        List<String> values;
        try {
            values = values(line.text());
        } catch (IOException | UncheckedIOException e) {
            return new Row.Broken(line.number(), "it is not CSV: " + e.getMessage());
        }
        int wanted = header.columns().size();
        return values.size() == wanted
                ? new Row.Values(line.number(), values)
                : new Row.Broken(
                        line.number(), "it has %d columns, the header has %d".formatted(values.size(), wanted));
    }

    /** Most rows have no quotes, and splitting them here is several times faster than a parser for each. */
    private List<String> values(String text) throws IOException {
        if (text.indexOf('"') >= 0) {
            try (CSVParser parser = CSVParser.parse(text, format)) {
                List<CSVRecord> parsed = parser.getRecords();
                return parsed.isEmpty() ? List.of() : parsed.get(0).toList();
            }
        }
        List<String> values = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
            values.add(text.substring(from, to));
            from = to + 1;
        }
        values.add(text.substring(from));
        return values;
    }

    private Header readHeader(Path file) throws IOException {
        LogicalLines.Line line = lines.next();
        if (line == null) {
            throw new Refusal(file + " is empty; its first line must name the columns");
        }
        String text = line.text();
        List<String> columns = values(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                throw new Refusal("%s has two columns named '%s'; rename one of them".formatted(file, column));
            }
        }
        return new Header(file, columns);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Counts the bytes that were taken. */
    private static final class Position extends FilterInputStream {
        private long bytes;

        Position(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            bytes += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            bytes += Math.max(0, count);
            return count;
        }
    }
}
