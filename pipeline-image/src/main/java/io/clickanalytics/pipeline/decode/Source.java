package io.clickanalytics.pipeline.decode;

import java.util.function.IntPredicate;

/** A text that is being read from left to right. */
final class Source {
    private final String text;
    private int at;

    Source(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at == text.length();
    }

    /** Goes past the token when it is next. */
    boolean skip(String token) {
        boolean found = text.startsWith(token, at);
        if (found) {
            at += token.length();
        }
        return found;
    }

    void skipSpaces() {
        take(c -> c == ' ');
    }

    /** The longest run of such characters, perhaps empty. */
    String take(IntPredicate wanted) {
        int start = at;
        while (at < text.length() && wanted.test(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** What comes before the token, which is passed. */
    String until(String token) {
        int end = text.indexOf(token, at);
        if (end < 0) {
            throw unexpected(token + " somewhere behind");
        }
        String found = text.substring(at, end);
        at = end + token.length();
        return found;
    }

    IllegalArgumentException unexpected(String wanted) {
        String found = atEnd() ? "its end" : "'" + text.charAt(at) + "'";
        return new IllegalArgumentException(
                "%s: found %s at position %d; wanted %s".formatted(text, found, at + 1, wanted));
    }
}
