package io.clickanalytics.local.replay;

import io.clickanalytics.local.console.Refusal;
import java.nio.file.Path;
import java.util.List;

/**
 * The first line of a CSV file.
 *
 * @param file for messages
 * @param columns their names, in order
 */
record Header(Path file, List<String> columns) {
    Header {
        columns = List.copyOf(columns);
    }

    /** The place of a column, from 0. */
    int place(String column) {
        int place = columns.indexOf(column);
        if (place < 0) {
            throw new Refusal("%s has no column '%s'; it has: %s".formatted(file, column, String.join(", ", columns)));
        }
        return place;
    }
}
