package io.clickanalytics.local.replay;

import io.clickanalytics.local.console.Reason;
import io.clickanalytics.local.console.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is replayed, and how.
 *
 * @param source rows
 * @param content what of a row is sent
 * @param rounds how often the file is sent; {@link #FOREVER}
 */
public record ReplayPlan(Source source, Content content, Pace pace, long rounds) {
    /** Until stopped. */
    public static final long FOREVER = Long.MAX_VALUE;

    public ReplayPlan {
        if (rounds < 1) {
            throw new IllegalArgumentException("the file would be sent " + rounds + " times; give 1 or more");
        }
    }

    /** Refuses what cannot be sent for a reason that shows before anything is: the file, or a column that it has not. */
    public void check() {
        try (CsvRows rows = CsvRows.open(source.file(), source.separator())) {
            var unused = new Projection(rows.header(), this);
        } catch (IOException e) {
            throw new Refusal("%s cannot be read (%s)".formatted(source.file(), Reason.of(e)));
        }
    }

    /**
     * Rows of a CSV file.
     *
     * @param separator between two values
     * @param where all must accept a row for it to be sent
     */
    public record Source(Path file, char separator, List<Condition> where) {
        public Source {
            where = List.copyOf(where);
        }

        /** All rows of a file with commas. */
        public static Source of(Path file) {
            return new Source(file, ',', List.of());
        }
    }
}
