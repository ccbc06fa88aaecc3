package io.clickanalytics.local.replay;

import org.jspecify.annotations.Nullable;

/**
 * What of a row becomes a Kafka record.
 *
 * @param valueColumn sent as text; null: the whole row is sent as a JSON object of texts
 * @param keyColumn the record's key; null: records have none
 * @param timeColumn the record's time; null: the time of sending
 */
public record Content(
        @Nullable String valueColumn,
        @Nullable String keyColumn,
        @Nullable String timeColumn) {
    /** One column as text, as the producer of the paper does. */
    public static Content column(String name) {
        return new Content(name, null, null);
    }

    /** Whole rows. */
    public static Content json() {
        return new Content(null, null, null);
    }
}
