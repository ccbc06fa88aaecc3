package io.clickanalytics.local.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a CSV file; a line break inside quotes does not end one.
 *
 * <p>A CSV parser that meets a quote which is never closed takes the rest of the file for one value. Here such a line is
 * given alone, and reading goes on with the line after it.
 */
final class LogicalLines {
    private static final int MOST_LINES = 1000;
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final char QUOTE = '"';

    private final BufferedReader reader;
    private final char separator;
    private final Deque<String> pushedBack = new ArrayDeque<>();
    private long lastLine;

    LogicalLines(BufferedReader reader, char separator) {
        this.reader = reader;
        this.separator = separator;
    }

    /**
     * A line with where it begins.
     *
     * @param number from 1
     * @param closed false when its quotes are never closed
     */
    record Line(long number, String text, boolean closed) {}

    /** The next line, or null at the end of the file. */
    @Nullable
    Line next() throws IOException {
        String first = read();
        if (first == null) {
            return null;
        }
        long number = lastLine;
        if (first.indexOf(QUOTE) < 0 || !open(first)) {
            return new Line(number, first, true);
        }
        return joined(number, first);
    }

    private Line joined(long number, String first) throws IOException {
        var text = new StringBuilder(first);
        List<String> taken = new ArrayList<>();
        while (taken.size() < MOST_LINES && text.length() < MOST_CHARACTERS) {
            String more = read();
            if (more == null) {
                break;
            }
            taken.add(more);
            text.append('\n').append(more);
            if (more.indexOf(QUOTE) >= 0 && !open(text)) {
                return new Line(number, text.toString(), true);
            }
        }
        for (int i = taken.size() - 1; i >= 0; i--) {
            pushedBack.addFirst(taken.get(i));
        }
        lastLine = number;
        return new Line(number, first, false);
    }

    /** True when the text ends inside quotes; a quote opens only at the beginning of a value (RFC 4180). */
    private boolean open(CharSequence text) {
        boolean quoted = false;
        boolean atStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == QUOTE && (quoted || atStart)) {
                quoted = !quoted;
                // a doubled quote inside quotes closes and opens again
                atStart = !quoted;
            } else {
                atStart = !quoted && (c == separator || c == '\n');
            }
        }
        return quoted;
    }

    private @Nullable String read() throws IOException {
        String line = pushedBack.isEmpty() ? reader.readLine() : pushedBack.removeFirst();
        if (line != null) {
            lastLine++;
        }
        return line;
    }
}
