package io.clickanalytics.api.v1alpha1;

/** The form of paths into a record, and of filters, in a syntax that Java and the API server share. */
public final class Paths {
    /** {@code $} and then any number of {@code .name}, {@code ['any name']} and {@code [index]}. */
    public static final String PATH = "[$]([.][\\p{L}\\p{Nd}_@-]+|\\['[^']+'\\]|\\[[0-9]{1,6}\\])*";

    public static final String PATTERN = "^" + PATH + "$";

    public static final String OPERATOR = "(==|!=)";

    public static final String LITERAL = "(\"[^\"]*\"|-?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?|true|false|null)";

    /** Comparisons joined by {@code &&}. */
    public static final String FILTER = "^\\s*" + PATH + " *" + OPERATOR + " *" + LITERAL + "( *&& *" + PATH + " *"
            + OPERATOR + " *" + LITERAL + ")*\\s*$";

    public static final int MAX_LENGTH = 256;

    private Paths() {}
}
