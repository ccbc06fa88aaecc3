package io.clickanalytics.operator.status;

/** How far something is what it is wanted to be. */
public enum Verdict {
    /** It is. */
    TRUE("True"),
    /** Not yet; nobody has to do anything. */
    PENDING("False"),
    /** Not, and somebody has to do something; the message says what. */
    BLOCKED("False"),
    /** Not, and that is what the resource asks for. */
    OFF("False"),
    /** Nobody can tell. */
    UNKNOWN("Unknown");

    private final String status;

    Verdict(String status) {
        this.status = status;
    }

    /** As a condition writes it. */
    String status() {
        return status;
    }
}
