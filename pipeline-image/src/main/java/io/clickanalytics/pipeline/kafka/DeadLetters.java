package io.clickanalytics.pipeline.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clickanalytics.pipeline.decode.BadReason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * The bad records of one task, on their way to the dead-letter topic.
 *
 * <p>At least once: a task that runs again writes again, under the same key.
 */
public final class DeadLetters {
    /** More than the producer itself takes before it gives up. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final Queue<ProducerRecord<byte[], byte[]>> tooLarge = new ConcurrentLinkedQueue<>();
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    private long underWay;

    DeadLetters(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /** Sends one bad record; a failure shows in {@link #flush()}. */
    public void send(ConsumerRecord<Void, ByteBuffer> record, BadReason reason) {
        send(letter(record, reason));
    }

    /**
     * Waits until all that was sent is written.
     *
     * @throws IllegalStateException when a record could not be written: the task must not succeed
     */
    public void flush() {
        flushed();
        for (var letter = tooLarge.poll(); letter != null; letter = tooLarge.poll()) {
            send(withoutValue(letter));
        }
        flushed();
    }

    private void flushed() {
        producer.flush();
        awaitAnswers();
        Exception failure = failures.peek();
        if (failure != null) {
            throw new IllegalStateException(
                    "dead letters could not be written to " + topic + "; is the topic there, and may we write?",
                    failure);
        }
    }

    /** A flush does not wait for the parts of a batch that the broker found too large and the producer split. */
    private synchronized void awaitAnswers() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (underWay > 0) {
                long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0) {
                    throw new IllegalStateException("no answer to " + underWay + " dead letters for " + topic + " in "
                            + PATIENCE.toSeconds() + " s; are its replicas up?");
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private synchronized void count(int more) {
        underWay += more;
        notifyAll();
    }

    private void send(ProducerRecord<byte[], byte[]> letter) {
        count(1);
        try {
            var unused = producer.send(letter, (written, failure) -> sent(letter, failure));
        } catch (KafkaException e) {
            sent(letter, e);
        }
    }

    /** A record that the topic cannot hold must not stop the stream: where it was says enough. */
    private void sent(ProducerRecord<byte[], byte[]> letter, @Nullable Exception failure) {
        if (failure instanceof RecordTooLargeException && letter.value() != null) {
            tooLarge.add(letter);
        } else if (failure != null) {
            failures.add(failure);
        }
        count(-1);
    }

    private ProducerRecord<byte[], byte[]> letter(ConsumerRecord<Void, ByteBuffer> record, BadReason reason) {
        String partition = Integer.toString(record.partition());
        String offset = Long.toString(record.offset());
        String key = record.topic() + "-" + partition + "-" + offset;
        List<Header> headers = List.of(
                header("reason", reason.wireName()),
                header("topic", record.topic()),
                header("partition", partition),
                header("offset", offset));
        return new ProducerRecord<>(topic, null, null, key.getBytes(UTF_8), bytes(record.value()), headers);
    }

    private ProducerRecord<byte[], byte[]> withoutValue(ProducerRecord<byte[], byte[]> letter) {
        List<Header> headers = new ArrayList<>(List.of(letter.headers().toArray()));
        headers.add(header("omittedBytes", Integer.toString(letter.value().length)));
        return new ProducerRecord<>(topic, null, null, letter.key(), null, headers);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer value) {
        if (value == null) {
            return null;
        }
        var bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }
}
