package io.clickanalytics.api.v1alpha1;

/** The form of a point in time. */
public final class Instants {
    /** ISO-8601 in UTC. */
    public static final String PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z$";

    public static final int MAX_LENGTH = 30;

    private Instants() {}
}
