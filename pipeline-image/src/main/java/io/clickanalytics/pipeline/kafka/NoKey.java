package io.clickanalytics.pipeline.kafka;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Clicks are counted by value: keys are not made into objects. */
@SuppressWarnings("NullAway") // Kafka's own types do not say that a key may be null
public final class NoKey implements Deserializer<Void> {
    @Override
    public @Nullable Void deserialize(String topic, byte[] data) {
        return null;
    }

    @Override
    public @Nullable Void deserialize(String topic, Headers headers, ByteBuffer data) {
        return null;
    }
}
