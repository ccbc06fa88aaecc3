package io.clickanalytics.dashboard;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes windows in transactions, as the pipeline does, so that the topic has the gaps of real markers. */
public final class PublisherForTests implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Instant origin;
    private int next;

    public PublisherForTests(String bootstrap, String topic, Instant origin) {
        this.topic = topic;
        this.origin = origin;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "transactional.id", topic + "-test", "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    /** The next windows; returns how many there are now. */
    public int publish(int windows) {
        for (int i = 0; i < windows; i++) {
            send(next, 0, WindowsForTests.counts(next));
            next++;
        }
        return next;
    }

    /** Many windows in one transaction. */
    public void publishTogether(int windows, Map<String, Long> counts) {
        producer.beginTransaction();
        for (int i = 0; i < windows; i++) {
            enqueue(WindowsForTests.window(origin, next, 0, counts), key(next));
            next++;
        }
        producer.commitTransaction();
    }

    public void revise(int index, int revision, Map<String, Long> counts) {
        send(index, revision, counts);
    }

    /** Leaves windows out, as if they were lost. */
    public void skip(int windows) {
        next += windows;
    }

    public Instant end(int index) {
        return origin.plus(WindowsForTests.SLIDE.multipliedBy(index + 1));
    }

    /** Anything at all. */
    public void sendRaw(String value) {
        inTransaction(value.getBytes(StandardCharsets.UTF_8), "raw");
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(int index, int revision, Map<String, Long> counts) {
        inTransaction(WindowsForTests.window(origin, index, revision, counts), key(index));
    }

    private void inTransaction(byte[] value, String key) {
        producer.beginTransaction();
        enqueue(value, key);
        producer.commitTransaction();
    }

    /** A failure shows when the transaction is committed. */
    private void enqueue(byte[] value, String key) {
        var unused = producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }

    private String key(int index) {
        return Long.toString(end(index).toEpochMilli());
    }
}
