package io.clickanalytics.pipeline.kafka;

import io.clickanalytics.pipeline.model.Span;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Reads spans of one partition, one after the other.
 *
 * <p>A span is finished when the consumer's position reaches its end, not when a certain record appears: transaction
 * markers, aborted batches and what compaction removed have offsets, but no records. What was polled past the end is
 * kept for the span that follows.
 */
final class PartitionReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);

    private final Consumer<Void, ByteBuffer> consumer;
    private final TopicPartition partition;
    private final Duration patience;

    private List<ConsumerRecord<Void, ByteBuffer>> polled = List.of();
    private int next;
    /** Everything below was handed out. */
    private long position = -1;
    /** Everything from here on is still to be polled. */
    private long fetched = -1;

    PartitionReader(Consumer<Void, ByteBuffer> consumer, TopicPartition partition, Duration patience) {
        this.consumer = consumer;
        this.partition = partition;
        this.patience = patience;
        consumer.assign(Set.of(partition));
    }

    TopicPartition partition() {
        return partition;
    }

    /**
     * Hands out all committed records of the span.
     *
     * @throws UnreadableSpanException when records were deleted or nothing comes for as long as patience lasts
     */
    void read(Span span, RecordSink sink) {
        try {
            seek(span.from());
            drain(span.until(), sink);
            var deadline = new Deadline(patience);
            while (position < span.until()) {
                sink.polled();
                if (poll()) {
                    deadline = new Deadline(patience);
                } else if (deadline.isOver()) {
                    throw new UnreadableSpanException(span, stuck());
                }
                drain(span.until(), sink);
            }
        } catch (OffsetOutOfRangeException e) {
            throw new UnreadableSpanException(span, gone(), e);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            throw new UnreadableSpanException(span, "reading failed at offset " + position, e);
        }
    }

    private void seek(long offset) {
        if (offset != position) {
            polled = List.of();
            next = 0;
            consumer.seek(partition, offset);
            fetched = offset;
            position = offset;
        }
    }

    /** True when the consumer got any further, with or without records. */
    private boolean poll() {
        long before = fetched;
        polled = consumer.poll(POLL).records(partition);
        next = 0;
        fetched = consumer.position(partition, patience);
        return fetched > before;
    }

    private void drain(long until, RecordSink sink) {
        int size = polled.size();
        while (next < size) {
            ConsumerRecord<Void, ByteBuffer> record = polled.get(next);
            if (record.offset() >= until) {
                position = until;
                return;
            }
            next++;
            sink.accept(record);
        }
        position = Math.min(until, fetched);
    }

    private String stuck() {
        return "no progress at offset %d for %d s; is the partition's leader up, and are the offsets from this topic?"
                .formatted(position, patience.toSeconds());
    }

    private String gone() {
        Collection<TopicPartition> here = Set.of(partition);
        try {
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(here, POLL.multipliedBy(20));
            Map<TopicPartition, Long> ends = consumer.endOffsets(here, POLL.multipliedBy(20));
            return "records are gone: the partition now holds offsets %d to %d; deleted before they were counted, or the topic was made anew"
                    .formatted(begins.get(partition), ends.get(partition));
        } catch (KafkaException e) {
            return "records are gone, and what the partition holds cannot be asked: " + e.getMessage();
        }
    }

    /** Does not wait: nothing is to be committed, no group to be left. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            consumer.close(Duration.ZERO);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
