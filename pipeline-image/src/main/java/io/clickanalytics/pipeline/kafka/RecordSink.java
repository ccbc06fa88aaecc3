package io.clickanalytics.pipeline.kafka;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes the committed records of a span, in order of offset. */
public interface RecordSink {
    /** One record; its value is a view into a fetched batch, so it is valid as long as someone holds it. */
    void accept(ConsumerRecord<Void, ByteBuffer> record);

    /** Called between two polls: throws when nobody wants the rest. */
    default void polled() {}
}
