package io.clickanalytics.api.v1alpha1;

/** The form of a path into a record. */
public final class Paths {
    /** {@code $} and then at least one of {@code .name}, {@code ["any name"]} and {@code [index]}. */
    public static final String PATTERN = "^\\$(\\.[A-Za-z_][A-Za-z0-9_-]*|\\[\"[^\"\\\\]+\"\\]|\\[[0-9]{1,6}\\])+$";

    public static final int MAX_LENGTH = 256;

    private Paths() {}
}
