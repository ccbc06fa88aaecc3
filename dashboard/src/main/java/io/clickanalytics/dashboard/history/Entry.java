package io.clickanalytics.dashboard.history;

/**
 * A window and where it was read.
 *
 * @param cursor offset in the results topic
 * @param window what was read there
 * @param json the window as viewers get it, rendered once for all of them
 */
public record Entry(long cursor, Window window, String json) {
    /** Renders the window. */
    public static Entry of(long cursor, Window window) {
        return new Entry(cursor, window, WindowJson.of(cursor, window));
    }
}
