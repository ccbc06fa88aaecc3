package io.clickanalytics.pipeline.store;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One record of the state topic.
 *
 * @param key UTF-8 text
 * @param value absent for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as Kafka takes them; equals is by content
record StateRecord(String key, byte @Nullable [] value) {
    /** Key of the commit record. */
    static final String COMMIT = "commit";
    /** Key of the record that a driver writes first. */
    static final String BOOT = "boot";

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StateRecord that && key.equals(that.key) && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, Arrays.hashCode(value));
    }
}
