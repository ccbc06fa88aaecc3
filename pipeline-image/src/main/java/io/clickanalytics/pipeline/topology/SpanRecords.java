package io.clickanalytics.pipeline.topology;

import io.clickanalytics.pipeline.kafka.DeadLetters;
import io.clickanalytics.pipeline.kafka.RecordSink;
import io.clickanalytics.pipeline.model.BadReason;
import io.clickanalytics.pipeline.model.Decoder;
import io.clickanalytics.pipeline.model.Span;
import io.clickanalytics.pipeline.model.SpanCounter;
import io.clickanalytics.pipeline.model.SpanCounts;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.jspecify.annotations.Nullable;

/** Between the reader and the counter of one span: values to the decoder, bad records to the dead letters. */
final class SpanRecords implements RecordSink {
    private final Decoder decoder;
    private final @Nullable DeadLetters letters;
    private final TaskContext context;
    private final SpanCounter counter;
    private @Nullable ConsumerRecord<Void, ByteBuffer> current;

    SpanRecords(CountingPlan plan, Decoder decoder, @Nullable DeadLetters letters, TaskContext context) {
        this.decoder = decoder;
        this.letters = letters;
        this.context = context;
        this.counter = new SpanCounter(plan.slices(), plan.limits(), this::bad);
    }

    @Override
    public void accept(ConsumerRecord<Void, ByteBuffer> record) {
        current = record;
        ByteBuffer value = record.value();
        if (value == null) {
            counter.bad(BadReason.FORMAT);
        } else {
            // fetched batches lie on the heap
            int offset = value.arrayOffset() + value.position();
            decoder.decode(value.array(), offset, value.remaining(), record.timestamp(), counter);
        }
    }

    /** A task that Spark killed without an interrupt still ends soon. */
    @Override
    public void polled() {
        if (context.isInterrupted()) {
            throw new TaskKilledException();
        }
    }

    SpanCounts counts(Span span) {
        return counter.counts(span);
    }

    private long bad(BadReason reason) {
        ConsumerRecord<Void, ByteBuffer> record = Objects.requireNonNull(current);
        if (letters != null) {
            letters.send(record, reason);
        }
        return record.offset();
    }
}
