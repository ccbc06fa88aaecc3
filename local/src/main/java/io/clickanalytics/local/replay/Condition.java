package io.clickanalytics.local.replay;

/**
 * Rows must satisfy it to be sent: {@code action=buy} or {@code country!=CN}.
 *
 * @param equal true when the column must have the value, false when it must have another
 */
public record Condition(String column, boolean equal, String value) {
    /** Reads {@code column=value} or {@code column!=value}; the first sign counts. */
    public static Condition parse(String text) {
        int sign = text.indexOf('=');
        boolean negated = sign > 0 && text.charAt(sign - 1) == '!';
        int end = negated ? sign - 1 : sign;
        if (end < 1) {
            throw new IllegalArgumentException("'" + text + "' is no condition; write column=value or column!=value");
        }
        return new Condition(text.substring(0, end), !negated, text.substring(sign + 1));
    }

    boolean accepts(String found) {
        return found.equals(value) == equal;
    }
}
