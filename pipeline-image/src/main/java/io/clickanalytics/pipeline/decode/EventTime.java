package io.clickanalytics.pipeline.decode;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Reads an event time: epoch milliseconds, or ISO-8601 with an offset, such as {@code 2026-11-21T10:15:30.5+01:00}.
 */
final class EventTime {
    /** What is no time after 1970. */
    static final long NONE = -1;

    private static final int MOST_DIGITS = 18;

    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean wrong;

    private EventTime(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    /** Epoch milliseconds, or {@link #NONE}. */
    static long millis(Captures captures, int slot) {
        byte[] bytes = captures.bytes(slot);
        int offset = captures.offset(slot);
        int length = captures.length(slot);
        return switch (captures.kind(slot)) {
            case NUMBER -> number(bytes, offset, length);
            case TEXT, FIELD -> text(bytes, offset, length);
            case NOTHING, TRUTH, OTHER -> NONE;
        };
    }

    private static long text(byte[] bytes, int offset, int length) {
        boolean date = length > 4 && bytes[offset + 4] == '-';
        return date ? new EventTime(bytes, offset, length).moment() : number(bytes, offset, length);
    }

    private static long number(byte[] bytes, int offset, int length) {
        if (length == 0 || length > MOST_DIGITS) {
            return NONE;
        }
        long value = 0;
        for (int i = offset; i < offset + length; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    private long moment() {
        long day = day();
        expect('T', 't', ' ');
        long minutes = 60L * field(2, 23);
        expect(':');
        minutes += field(2, 59);
        long seconds = 0;
        long millis = 0;
        if (skip(':')) {
            seconds = field(2, 59);
            millis = (skip('.') || skip(',')) ? fraction() : 0;
        }
        minutes -= offsetMinutes();
        long result = (((day * 24 * 60 + minutes) * 60) + seconds) * 1000 + millis;
        return (wrong || at != end || result < 0) ? NONE : result;
    }

    private long day() {
        int year = field(4, 9999);
        expect('-');
        int month = field(2, 12);
        expect('-');
        int day = field(2, 31);
        if (wrong || month == 0 || day == 0 || day > YearMonth.of(year, month).lengthOfMonth()) {
            wrong = true;
            return 0;
        }
        return LocalDate.of(year, month, day).toEpochDay();
    }

    /** One to nine digits; what is below a millisecond is cut off. */
    private long fraction() {
        int digits = 0;
        long millis = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            millis = digits < 3 ? 10 * millis + bytes[at] - '0' : millis;
            digits++;
            at++;
        }
        wrong |= digits == 0 || digits > 9;
        for (int i = digits; i < 3; i++) {
            millis *= 10;
        }
        return millis;
    }

    /** Z, +01:00, +0100 or +01. */
    private long offsetMinutes() {
        if (skip('Z') || skip('z')) {
            return 0;
        }
        boolean west = skip('-');
        if (!west) {
            expect('+');
        }
        long minutes = 60L * field(2, 18);
        if (at < end) {
            skip(':');
            minutes += field(2, 59);
        }
        return west ? -minutes : minutes;
    }

    private int field(int digits, int most) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = at < end ? bytes[at++] - '0' : -1;
            wrong |= digit < 0 || digit > 9;
            value = 10 * value + digit;
        }
        wrong |= value > most;
        return wrong ? 0 : value;
    }

    private void expect(char... wanted) {
        boolean found = false;
        for (char one : wanted) {
            found |= at < end && bytes[at] == one;
        }
        wrong |= !found;
        at++;
    }

    private boolean skip(char wanted) {
        boolean found = at < end && bytes[at] == wanted;
        at += found ? 1 : 0;
        return found;
    }
}
