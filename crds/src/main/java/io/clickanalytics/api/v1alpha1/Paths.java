package io.clickanalytics.api.v1alpha1;

/** The form of a path into a record. */
public final class Paths {
    /** {@code $} and then any number of {@code .name}, {@code ['any name']} and {@code [index]}. */
    public static final String PATTERN = "^\\$([.][\\p{L}\\p{Nd}_@-]+|\\['[^']+'\\]|\\[[0-9]{1,6}\\])*$";

    public static final int MAX_LENGTH = 256;

    private Paths() {}
}
