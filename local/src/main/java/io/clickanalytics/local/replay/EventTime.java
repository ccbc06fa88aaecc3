package io.clickanalytics.local.replay;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Times as click logs write them: ISO-8601 with an offset, or epoch milliseconds. */
final class EventTime {
    private EventTime() {}

    /** Epoch milliseconds; throws {@link IllegalArgumentException} when the text is no time from 1970 on. */
    static long parse(String text) {
        long time = isNumber(text) ? number(text) : iso(text);
        if (time < 0) {
            throw new IllegalArgumentException("'" + text + "' is before 1970");
        }
        return time;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is too large for epoch milliseconds", e);
        }
    }

    private static long iso(String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time; wanted ISO-8601 with an offset or epoch milliseconds", e);
        }
    }
}
