package io.clickanalytics.pipeline.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.clickanalytics.pipeline.model.OpenSlices;
import io.clickanalytics.pipeline.model.SliceTotals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Part of what a commit added to a slice: key {@code slice/START/COMMIT/PART}, value {@code {"items":{...},"other":n}}. A slice
 * is the sum of its parts.
 *
 * @param slice start, epoch milliseconds
 * @param commit number
 * @param part from 0
 */
record SlicePart(long slice, long commit, int part) {
    /** A record stays well below Kafka's default limit of 1 MiB. */
    static final int MOST_BYTES = 256 << 10;

    private static final String PREFIX = "slice/";
    /** Items are field names, of which there may be millions: Jackson would intern every one for ever. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    static boolean isKey(String key) {
        return key.startsWith(PREFIX);
    }

    static SlicePart parse(String key) {
        String[] parts = key.substring(PREFIX.length()).split("/", -1);
        return new SlicePart(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
    }

    String key() {
        return PREFIX + slice + "/" + commit + "/" + part;
    }

    /** The totals in as many parts as they need. */
    static void write(long slice, long commit, SliceTotals totals, Consumer<StateRecord> sink) {
        Iterator<Map.Entry<String, Long>> items = totals.counts().entrySet().iterator();
        int number = 0;
        do {
            var part = new SlicePart(slice, commit, number);
            sink.accept(new StateRecord(part.key(), value(items, number == 0 ? totals.other() : 0)));
            number++;
        } while (items.hasNext());
    }

    /** Adds what the record holds to the slice. */
    void restore(byte[] value, OpenSlices slices) {
        try (JsonParser json = JSON.createParser(value)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_INT) {
                    long clicks = json.getLongValue();
                    boolean isOther = json.getParsingContext().getParent().inRoot();
                    if (!isOther) {
                        slices.restore(slice, json.currentName(), clicks);
                    } else if (clicks > 0) {
                        slices.restoreOther(slice, clicks);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the record " + key() + " of the state topic is not JSON", e);
        }
    }

    private static byte[] value(Iterator<Map.Entry<String, Long>> items, long other) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("other", other);
            json.writeObjectFieldStart("items");
            int size = 0;
            while (items.hasNext() && size < MOST_BYTES) {
                Map.Entry<String, Long> item = items.next();
                json.writeNumberField(item.getKey(), item.getValue());
                // a character is at most 6 bytes when escaped, but mostly 1; the limit leaves room for both
                size += item.getKey().length() + 24;
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
