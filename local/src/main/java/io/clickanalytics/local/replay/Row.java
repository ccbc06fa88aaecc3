package io.clickanalytics.local.replay;

import java.util.List;

/** One row of a CSV file, the header excluded. */
sealed interface Row {
    /** Line of the file it begins on, from 1. */
    long line();

    /**
     * A row with one value for each column of the header.
     *
     * @param values in the order of the header
     */
    record Values(long line, List<String> values) implements Row {}

    /**
     * A row that cannot be used.
     *
     * @param reason what was found and what was wanted
     */
    record Broken(long line, String reason) implements Row {}
}
