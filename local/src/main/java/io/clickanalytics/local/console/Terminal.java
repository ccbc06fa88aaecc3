package io.clickanalytics.local.console;

import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lines for the user, and below them one progress line that is drawn over. Where the output is no terminal, the progress
 * becomes a line of its own now and then.
 */
public final class Terminal {
    private static final Duration BETWEEN_PLAIN_LINES = Duration.ofSeconds(10);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean interactive;
    private @Nullable String progress;
    private long lastPlainLine = System.nanoTime();

    public Terminal(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /** The terminal of this process. */
    // JDK 17, which is the only one we run on, has a console exactly where there is a terminal.
    @SuppressWarnings("SystemConsoleNull")
    public static Terminal ofProcess() {
        return new Terminal(System.out, System.console() != null && !"dumb".equals(System.getenv("TERM")));
    }

    /** Prints a line above the progress. */
    public synchronized void line(String text) {
        out.println((isDrawn() ? CLEAR_LINE : "") + text);
        draw();
    }

    /** Replaces the progress line. */
    public synchronized void progress(String text) {
        progress = text;
        if (interactive) {
            draw();
        } else if (System.nanoTime() - lastPlainLine >= BETWEEN_PLAIN_LINES.toNanos()) {
            lastPlainLine = System.nanoTime();
            out.println(text);
        }
    }

    /** Takes the progress line away. */
    public synchronized void endProgress() {
        if (isDrawn()) {
            out.print(CLEAR_LINE);
            out.flush();
        }
        progress = null;
    }

    private boolean isDrawn() {
        return interactive && progress != null;
    }

    private void draw() {
        if (isDrawn()) {
            out.print(CLEAR_LINE + progress);
            out.flush();
        }
    }
}
