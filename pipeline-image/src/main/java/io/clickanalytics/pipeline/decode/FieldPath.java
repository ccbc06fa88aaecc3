package io.clickanalytics.pipeline.decode;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a value is in a structured record: {@code $.page.brand}, {@code $.pages[0]}, {@code $['a b']}; {@code $} alone
 * is the whole record.
 */
record FieldPath(List<Step> steps) {
    /** One step down. */
    sealed interface Step {
        /** Into the field of an object. */
        record Name(String name) implements Step {}

        /** Into the element of an array, from 0. */
        record Index(int index) implements Step {}
    }

    FieldPath {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a path that is the whole text.
     *
     * @throws IllegalArgumentException when it is none
     */
    static FieldPath of(String text) {
        var source = new Source(text);
        FieldPath path = read(source);
        if (!source.atEnd()) {
            throw source.unexpected(". or [, as in $.page.brand or $.pages[0]");
        }
        return path;
    }

    /** Reads a path and leaves what follows it. */
    static FieldPath read(Source source) {
        if (!source.skip("$")) {
            throw source.unexpected("a path, which begins with $, as in $.phone");
        }
        List<Step> steps = new ArrayList<>();
        while (true) {
            if (source.skip("['")) {
                steps.add(new Step.Name(source.until("']")));
            } else if (source.skip("[")) {
                steps.add(new Step.Index(index(source)));
            } else if (source.skip(".")) {
                steps.add(new Step.Name(name(source)));
            } else {
                return new FieldPath(steps);
            }
        }
    }

    private static String name(Source source) {
        String name = source.take(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '@');
        if (name.isEmpty()) {
            throw source.unexpected("a name of letters, digits, _, - and @; other names are written ['like this']");
        }
        return name;
    }

    private static int index(Source source) {
        String digits = source.take(c -> c >= '0' && c <= '9');
        if (digits.isEmpty() || digits.length() > 6 || !source.skip("]")) {
            throw source.unexpected("an index from 0 to 999999 and ], as in $.pages[0]");
        }
        return Integer.parseInt(digits);
    }
}
