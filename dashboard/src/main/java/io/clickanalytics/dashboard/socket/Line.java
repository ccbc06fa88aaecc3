package io.clickanalytics.dashboard.socket;

/** The way to one viewer. */
interface Line {
    void send(String frame);

    void ping();

    void close(CloseCode code);

    /** True when what was sent waits in this process already. */
    boolean isFull();
}
