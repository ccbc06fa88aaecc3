package io.clickanalytics.dashboard.history;

/** The value of a record of the results topic, read. */
public sealed interface WindowRecord {
    /**
     * As the wire format wants it.
     *
     * @param window what it says
     */
    record Good(Window window) implements WindowRecord {}

    /**
     * Not a window.
     *
     * @param reason found and wanted; no payload
     */
    record Bad(String reason) implements WindowRecord {}
}
