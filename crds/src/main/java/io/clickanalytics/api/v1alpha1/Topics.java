package io.clickanalytics.api.v1alpha1;

/** What a topic may be called. */
public final class Topics {
    /** Kafka's own rule. */
    public static final String NAME = "^[a-zA-Z0-9._-]+$";

    /** Kafka allows 249; the rest is for the endings of derived topics. */
    public static final int MAX_LENGTH = 240;

    private Topics() {}
}
