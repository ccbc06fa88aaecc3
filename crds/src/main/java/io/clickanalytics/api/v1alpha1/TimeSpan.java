package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as people write it: {@code 200ms}, {@code 2s}, {@code 1h30m}. Keeps its text, so that a resource
 * that is read and written again is the same; the form is one that CEL's {@code duration()} also reads.
 */
public record TimeSpan(@JsonValue String text) {
    /** The form, in a syntax that Java and the API server share; it also matches the empty text. */
    public static final String PATTERN = "^([0-9]{1,6}h)?([0-9]{1,6}m)?([0-9]{1,6}s)?([0-9]{1,6}ms)?$";

    /** The form for a rule in CEL; it does not match the empty text. */
    static final String CEL_PATTERN = "'^([0-9]{1,6}(h|m|s|ms))+$'";

    /** The shortest text that says something. */
    public static final int MIN_LENGTH = 2;

    /** Bounds what CEL rules may cost. */
    public static final int MAX_LENGTH = 20;

    private static final Pattern FORM = Pattern.compile(PATTERN);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TimeSpan {}

    /** In the largest unit that needs no other. */
    public static TimeSpan of(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0 || millis == 0) {
            return new TimeSpan(millis + "ms");
        }
        long seconds = millis / 1000;
        if (seconds % 3600 == 0) {
            return new TimeSpan(seconds / 3600 + "h");
        }
        return new TimeSpan(seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s");
    }

    /** Whether {@link #duration} can be asked. */
    public boolean wellFormed() {
        return text.length() >= MIN_LENGTH && FORM.matcher(text).matches();
    }

    /** The same as a number. */
    public Duration duration() {
        Matcher parts = FORM.matcher(text);
        if (!wellFormed() || !parts.matches()) {
            throw new IllegalArgumentException("found " + text + ", wanted a time such as 200ms, 2s, 5m or 24h");
        }
        return Duration.ofHours(number(parts, 1))
                .plusMinutes(number(parts, 2))
                .plusSeconds(number(parts, 3))
                .plusMillis(number(parts, 4));
    }

    private static long number(Matcher parts, int group) {
        String part = parts.group(group);
        if (part == null) {
            return 0;
        }
        int unit = part.endsWith("ms") ? 2 : 1;
        return Long.parseLong(part.substring(0, part.length() - unit));
    }

    @Override
    public String toString() {
        return text;
    }
}
