package io.clickanalytics.pipeline.decode;

/** Finds the ends of JSON strings, eight bytes at a time. */
final class PlainString {
    private static final int UNSURE = Integer.MAX_VALUE;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private long bits;
    private boolean escaped;

    /** Before each record. */
    void reset() {
        bits = 0;
    }

    /** True when no string since the reset held a byte above 127; false may be a false alarm. */
    boolean isAscii() {
        return (bits & HIGHS) == 0;
    }

    /** True when the last string held a backslash. */
    boolean isEscaped() {
        return escaped;
    }

    /** The place of the closing quote, or a place behind the end when the string is not good. */
    int end(byte[] bytes, int from, int end) {
        escaped = false;
        int quote = special(bytes, from, end);
        return quote < end && bytes[quote] == '"' ? quote : endOfUnusual(bytes, quote, end);
    }

    private int endOfUnusual(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end) {
            at = special(bytes, at, end);
            if (at == end || bytes[at] == '"') {
                return at == end ? UNSURE : at;
            }
            if (bytes[at] != '\\') {
                return UNSURE;
            }
            escaped = true;
            int size = escape(bytes, at, end);
            if (size == 0) {
                return UNSURE;
            }
            at += size;
        }
        return UNSURE;
    }

    /** The next quote, backslash or control character. */
    private int special(byte[] bytes, int from, int end) {
        int at = from;
        while (at + Long.BYTES <= end) {
            long word = Words.at(bytes, at);
            bits |= word;
            long found = zeros(word ^ (ONES * '"')) | zeros(word ^ (ONES * '\\')) | below(word, ' ');
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < end && bytes[at] != '"' && bytes[at] != '\\' && (bytes[at] & 0xE0) != 0) {
            bits |= bytes[at];
            at++;
        }
        return at;
    }

    /** High bits of the bytes that are 0; the lowest of them is right, which is the one that counts. */
    private static long zeros(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    private static long below(long word, int limit) {
        return (word - ONES * limit) & ~word & HIGHS;
    }

    /** Bytes of the escape, 0 when there is no such one. */
    private static int escape(byte[] bytes, int at, int end) {
        if (at + 1 >= end) {
            return 0;
        }
        return switch (bytes[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' -> isHex(bytes, at + 2, end) ? 6 : 0;
            default -> 0;
        };
    }

    private static boolean isHex(byte[] bytes, int from, int end) {
        boolean hex = from + 4 <= end;
        for (int i = from; hex && i < from + 4; i++) {
            hex = Character.digit(bytes[i], 16) >= 0;
        }
        return hex;
    }
}
