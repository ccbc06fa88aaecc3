package io.clickanalytics.local.recount.judge;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Pattern;

/** Event times inside records: epoch milliseconds, or ISO-8601 with an offset. */
final class EventTimes {
    /** No time since 1970. */
    static final long NONE = -1;

    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,18}");
    private static final int DAY_LENGTH = "2026-11-21".length();
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("uuuu-MM-dd'T'HH:mm[:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("][XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private EventTimes() {}

    static long of(Value value) {
        boolean number = value.kind() == Value.Kind.NUMBER;
        if (!number && !value.is(Value.Kind.TEXT)) {
            return NONE;
        }
        if (MILLIS.matcher(value.text()).matches()) {
            return Long.parseLong(value.text());
        }
        return number ? NONE : iso(value.text());
    }

    private static long iso(String text) {
        if (text.length() <= DAY_LENGTH) {
            return NONE;
        }
        String separated = text.charAt(DAY_LENGTH) == ' '
                ? text.substring(0, DAY_LENGTH) + 'T' + text.substring(DAY_LENGTH + 1)
                : text;
        try {
            return Math.max(
                    NONE,
                    OffsetDateTime.parse(separated.replace(',', '.'), ISO)
                            .toInstant()
                            .toEpochMilli());
        } catch (DateTimeException e) {
            return NONE;
        }
    }
}
