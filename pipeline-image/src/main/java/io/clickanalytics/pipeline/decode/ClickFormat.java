package io.clickanalytics.pipeline.decode;

import java.io.Serializable;
import java.util.List;

/**
 * How a record becomes a click.
 *
 * @param item path of the counted item; not used for text
 * @param filter condition that a record must hold, empty for none
 * @param time {@code kafka} for the record's own time, or the path of the event time
 */
public record ClickFormat(Kind kind, String item, String filter, String time, Csv csv) implements Serializable {
    /** The event time is the record's own. */
    public static final String RECORD_TIME = "kafka";

    /** What a record's value is. */
    public enum Kind {
        /** The value is the item. */
        TEXT,
        /** One JSON value. */
        JSON,
        /** One line of comma-separated values. */
        CSV
    }

    /**
     * Shape of a CSV record.
     *
     * @param columns names of the columns, in order; empty when columns are named by index
     * @param separator one ASCII character
     */
    public record Csv(List<String> columns, char separator) implements Serializable {
        /** No names, comma. */
        public static final Csv PLAIN = new Csv(List.of(), ',');

        public Csv {
            columns = List.copyOf(columns);
            if (separator > '~' || separator == '"' || separator == '\n' || separator == '\r') {
                throw new IllegalArgumentException("clicks.csv.separator is '" + separator
                        + "'; wanted an ASCII character, not a quote or line end");
            }
        }
    }

    /** The paper's digits: the value is the item, the time is Kafka's. */
    public static ClickFormat text() {
        return new ClickFormat(Kind.TEXT, "$", "", RECORD_TIME, Csv.PLAIN);
    }

    /**
     * A new decoder, for one thread.
     *
     * @throws IllegalArgumentException with found, wanted and what to do, when a path or the filter cannot be read
     */
    public Decoder decoder() {
        return switch (kind) {
            case TEXT -> textDecoder();
            case JSON -> new JsonDecoder(new Wanted(this));
            case CSV -> new CsvDecoder(new Wanted(this), csv);
        };
    }

    private Decoder textDecoder() {
        if (!filter.isBlank() || !time.equals(RECORD_TIME)) {
            throw new IllegalArgumentException(
                    "clicks.format is text, which has no fields; clicks.filter must be empty and clicks.time "
                            + RECORD_TIME + ", or clicks.format json or csv");
        }
        return new TextDecoder();
    }
}
