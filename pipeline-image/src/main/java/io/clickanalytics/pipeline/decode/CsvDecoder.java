package io.clickanalytics.pipeline.decode;

import io.clickanalytics.pipeline.decode.Captures.Kind;
import io.clickanalytics.pipeline.decode.ClickFormat.Csv;
import io.clickanalytics.pipeline.decode.FieldPath.Step;
import java.util.Arrays;
import java.util.List;

/**
 * One line of comma-separated values, quoted as RFC 4180 says. A quote inside a field that did not begin with one is
 * part of it; a line end outside quotes is only allowed at the end.
 */
final class CsvDecoder implements Decoder {
    private static final int NOT_WANTED = -1;
    private static final int BROKEN = -1;

    private final Wanted wanted;
    private final Captures captures;
    private final byte separator;
    /** By column: the slot, or NOT_WANTED. */
    private final int[] slots;
    /** Fields without the doubling of their quotes. */
    private byte[] unquoted = new byte[256];

    private int unquotedSize;

    /** @throws IllegalArgumentException when a path is no column */
    CsvDecoder(Wanted wanted, Csv csv) {
        this.wanted = wanted;
        this.captures = new Captures(wanted.paths().size());
        this.separator = (byte) csv.separator();
        this.slots = slots(wanted.paths(), csv);
    }

    private static int[] slots(List<FieldPath> paths, Csv csv) {
        int[] columns = paths.stream().mapToInt(path -> column(path, csv)).toArray();
        var slots = new int[Arrays.stream(columns).max().orElse(0) + 1];
        Arrays.fill(slots, NOT_WANTED);
        for (int slot = 0; slot < columns.length; slot++) {
            if (slots[columns[slot]] != NOT_WANTED) {
                throw new IllegalArgumentException(
                        "column " + columns[slot] + " is named and numbered; use one way for all paths");
            }
            slots[columns[slot]] = slot;
        }
        return slots;
    }

    private static int column(FieldPath path, Csv csv) {
        Step step = path.steps().size() == 1 ? path.steps().get(0) : null;
        if (step instanceof Step.Index index) {
            return index.index();
        }
        if (step instanceof Step.Name name && csv.columns().contains(name.name())) {
            return csv.columns().indexOf(name.name());
        }
        throw new IllegalArgumentException(
                "no column at %s; wanted an index, as in $[2], or one of clicks.csv.columns %s"
                        .formatted(path, csv.columns()));
    }

    @Override
    public void decode(byte[] value, int offset, int length, long recordTime, ClickSink sink) {
        captures.clear();
        if (isLine(value, offset, withoutLineEnd(value, offset, length))) {
            wanted.judge(captures, recordTime, sink);
        } else {
            sink.bad(BadReason.FORMAT);
        }
    }

    private static int withoutLineEnd(byte[] value, int offset, int length) {
        int end = offset + length;
        end -= end > offset && value[end - 1] == '\n' ? 1 : 0;
        end -= end > offset && value[end - 1] == '\r' ? 1 : 0;
        return end;
    }

    private boolean isLine(byte[] value, int offset, int end) {
        unquotedSize = 0;
        if (unquoted.length < end - offset) {
            unquoted = new byte[Math.max(end - offset, 2 * unquoted.length)];
        }
        int at = offset;
        int column = 0;
        while (true) {
            int slot = column < slots.length ? slots[column] : NOT_WANTED;
            int next = at < end && value[at] == '"' ? quoted(value, at + 1, end, slot) : plain(value, at, end, slot);
            if (next == BROKEN || next == end) {
                return next == end;
            }
            column++;
            at = next + 1;
        }
    }

    /** The end of the field: a separator or the end of the line. */
    private int plain(byte[] value, int start, int end, int slot) {
        int at = start;
        while (at < end && value[at] != separator) {
            if (value[at] == '\n' || value[at] == '\r') {
                return BROKEN;
            }
            at++;
        }
        capture(slot, value, start, at - start);
        return at;
    }

    private int quoted(byte[] value, int start, int end, int slot) {
        int first = unquotedSize;
        int at = start;
        while (at < end) {
            if (value[at] == '"') {
                at++;
                if (at == end || value[at] != '"') {
                    capture(slot, unquoted, first, unquotedSize - first);
                    return at == end || value[at] == separator ? at : BROKEN;
                }
            }
            unquoted[unquotedSize++] = value[at++];
        }
        return BROKEN;
    }

    private void capture(int slot, byte[] source, int start, int length) {
        if (slot != NOT_WANTED) {
            captures.set(slot, Kind.FIELD, source, start, length);
        }
    }
}
