package io.clickanalytics.dashboard.socket;

/** Why the server ends a connection; {@code docs/dashboard-protocol.md} says what a viewer does then. */
enum CloseCode {
    /** The viewer broke the protocol. */
    POLICY(1008, "protocol"),
    /** The server goes away and comes back. */
    RESTART(1012, "restart"),
    /** Nothing was acknowledged for too long. */
    TOO_SLOW(4001, "slow");

    private final short code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = (short) code;
        this.reason = reason;
    }

    short code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
