package io.clickanalytics.pipeline.topology;

import io.clickanalytics.pipeline.decode.BadReason;
import io.clickanalytics.pipeline.decode.Decoder;
import io.clickanalytics.pipeline.kafka.DeadLetters;
import io.clickanalytics.pipeline.kafka.RecordSink;
import io.clickanalytics.pipeline.model.Span;
import io.clickanalytics.pipeline.model.SpanCounter;
import io.clickanalytics.pipeline.model.SpanCounts;
import java.nio.ByteBuffer;
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

    SpanRecords(CountingPlan plan, Decoder decoder, @Nullable DeadLetters letters, TaskContext context) {
        this.decoder = decoder;
        this.letters = letters;
        this.context = context;
        this.counter = new SpanCounter(plan.slices(), plan.limits());
    }

    @Override
    public void accept(ConsumerRecord<Void, ByteBuffer> record) {
        long badBefore = counter.bad();
        ByteBuffer value = record.value();
        if (value == null) {
            counter.bad(BadReason.FORMAT);
        } else {
            // fetched batches lie on the heap
            int offset = value.arrayOffset() + value.position();
            decoder.decode(value.array(), offset, value.remaining(), record.timestamp(), counter);
        }
        if (counter.bad() != badBefore) {
            bad(record);
        }
    }

    private void bad(ConsumerRecord<Void, ByteBuffer> record) {
        BadReason reason = counter.lastBadWasAt(record.offset());
        if (letters != null) {
            letters.send(record, reason);
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
}
