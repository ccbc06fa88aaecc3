package io.clickanalytics.local.recount.judge;

/**
 * A value inside a record.
 *
 * @param text as it is written; empty for what has no text
 */
record Value(Kind kind, String text) {
    static final Value NOTHING = new Value(Kind.NOTHING, "");
    static final Value OTHER = new Value(Kind.OTHER, "");

    /** What it is. */
    enum Kind {
        /** null, or not there. */
        NOTHING,
        TEXT,
        NUMBER,
        TRUTH,
        /** A column of a CSV record, which may be read as text, number or truth. */
        COLUMN,
        /** An object, an array, or what is no text. */
        OTHER
    }

    boolean is(Kind wanted) {
        return kind == wanted || (kind == Kind.COLUMN && wanted != Kind.NOTHING && wanted != Kind.OTHER);
    }
}
