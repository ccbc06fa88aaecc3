package io.clickanalytics.dashboard.socket;

/** The way to one viewer. */
interface Line {
    /** Sends a frame; {@code place} is where the viewer stands once it has it. */
    void send(String frame, Place place);

    void ping();

    void close(CloseCode code);

    /** True when what was sent waits in this process already. */
    boolean isFull();

    /** Up to where the line itself knows that what was sent has left; {@link Place#NOWHERE} when only the viewer can tell. */
    Place departed();
}
