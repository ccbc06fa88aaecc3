package io.clickanalytics.pipeline.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** The values that were found in one record at the paths that matter, by slot. Kept from record to record. */
final class Captures {
    private static final byte[] NO_BYTES = {};

    private final Kind[] kinds;
    private final byte[][] bytes;
    private final int[] offsets;
    private final int[] lengths;

    /** What a value is. */
    enum Kind {
        /** null, or not there. */
        NOTHING,
        /** A string. */
        TEXT,
        /** A field of a CSV record: text, number or truth, as it is read. */
        FIELD,
        /** A number, as it is written. */
        NUMBER,
        /** true or false. */
        TRUTH,
        /** An object or an array, or a string that is no text, such as half a surrogate pair. */
        OTHER;

        /** True when it is of that kind or can be read as one. */
        boolean readableAs(Kind kind) {
            return this == kind || this == FIELD;
        }
    }

    Captures(int slots) {
        kinds = new Kind[slots];
        bytes = new byte[slots][];
        offsets = new int[slots];
        lengths = new int[slots];
        Arrays.fill(bytes, NO_BYTES);
        clear();
    }

    void clear() {
        for (int slot = 0; slot < kinds.length; slot++) {
            clear(slot);
        }
    }

    void clear(int slot) {
        set(slot, Kind.NOTHING, bytes[slot], 0, 0);
    }

    void set(int slot, Kind kind, byte[] whole) {
        set(slot, kind, whole, 0, whole.length);
    }

    void set(int slot, Kind kind, byte[] source, int offset, int length) {
        // a reference that is stored anew costs the collector's barrier
        if (kinds[slot] != kind) {
            kinds[slot] = kind;
        }
        if (bytes[slot] != source) {
            bytes[slot] = source;
        }
        offsets[slot] = offset;
        lengths[slot] = length;
    }

    Kind kind(int slot) {
        return kinds[slot];
    }

    byte[] bytes(int slot) {
        return bytes[slot];
    }

    int offset(int slot) {
        return offsets[slot];
    }

    int length(int slot) {
        return lengths[slot];
    }

    boolean sameBytes(int slot, byte[] wanted) {
        int from = offsets[slot];
        return Arrays.equals(bytes[slot], from, from + lengths[slot], wanted, 0, wanted.length);
    }

    String text(int slot) {
        return new String(bytes[slot], offsets[slot], lengths[slot], UTF_8);
    }
}
