package io.clickanalytics.local.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a row becomes a Kafka record.
 *
 * @param keyColumn the record's key; null: records have none
 * @param timeColumn the record's time; null: the time of sending
 */
public record Content(
        Value value, @Nullable String keyColumn, @Nullable String timeColumn) {
    /** The record's value. */
    public sealed interface Value {
        /** One column as text. */
        record Column(String name) implements Value {}

        /** The whole row as a JSON object of texts. */
        record Json() implements Value {}

        /**
         * A line of separated values, quoted as RFC 4180 says.
         *
         * @param columns which of the row, in the order of the line; empty: all, as they are in the file
         */
        record Csv(List<String> columns, char separator) implements Value {
            public Csv {
                columns = List.copyOf(columns);
            }
        }
    }

    /** One column as text, as the producer of the paper does. */
    public static Content column(String name) {
        return of(new Value.Column(name));
    }

    /** Whole rows. */
    public static Content json() {
        return of(new Value.Json());
    }

    /** Lines of these columns; of all when there are none. */
    public static Content csv(List<String> columns, char separator) {
        return of(new Value.Csv(columns, separator));
    }

    private static Content of(Value value) {
        return new Content(value, null, null);
    }
}
