package io.clickanalytics.api;

import io.clickanalytics.api.v1alpha1.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The syntax of a filter, the same that the pipeline reads: comparisons with {@code ==} or {@code !=}, joined by {@code &&}.
 */
sealed interface Filter {
    /** What the filter looks at. */
    record Compares(List<String> paths) implements Filter {
        public Compares {
            paths = List.copyOf(paths);
        }
    }

    /** Why it is none. */
    record Broken(String found, String wanted) implements Filter {}

    /** Reads a filter from left to right. */
    static Filter parse(String filter) {
        var text = new Text(filter);
        List<String> paths = new ArrayList<>();
        do {
            if (!text.skip(Text.PATH)) {
                return text.broken("a path such as $.type");
            }
            paths.add(text.last());
            if (!text.skip(Text.OPERATOR)) {
                return text.broken("== or !=");
            }
            if (!text.skip(Text.LITERAL)) {
                return text.broken("a text in double quotes, a number, true, false or null");
            }
        } while (text.skip(Text.AND));
        return text.atEnd() ? new Compares(paths) : text.broken("&& or the end");
    }

    /** The text of a filter and how far it was read. */
    final class Text {
        static final Pattern PATH = Pattern.compile(Paths.PATH);
        static final Pattern OPERATOR = Pattern.compile(Paths.OPERATOR);
        static final Pattern LITERAL = Pattern.compile(Paths.LITERAL + "(?![\\p{L}\\p{Nd}.+-])");
        static final Pattern AND = Pattern.compile("&&");

        private final String text;
        private int position;
        private String last = "";

        Text(String text) {
            this.text = text.strip();
        }

        boolean skip(Pattern token) {
            Matcher matcher = token.matcher(text).region(position, text.length());
            if (!matcher.lookingAt()) {
                return false;
            }
            last = matcher.group();
            position = matcher.end();
            skipSpaces();
            return true;
        }

        String last() {
            return last;
        }

        boolean atEnd() {
            return position == text.length();
        }

        Broken broken(String wanted) {
            String rest = atEnd() ? "its end" : Found.text(text.substring(position));
            return new Broken("%s at column %d".formatted(rest, position + 1), wanted);
        }

        private void skipSpaces() {
            while (!atEnd() && text.charAt(position) == ' ') {
                position++;
            }
        }
    }
}
