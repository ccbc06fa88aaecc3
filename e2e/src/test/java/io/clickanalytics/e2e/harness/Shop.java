package io.clickanalytics.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends single records to an input, in transactions if asked. */
public final class Shop implements AutoCloseable {
    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();

    private Shop(String topic, Map<String, Object> settings) {
        this.topic = topic;
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** One whose records are there when they are sent. */
    public static Shop of(TestKafka kafka, String topic) {
        return new Shop(topic, Load.settings(kafka));
    }

    /** One whose records are there when they are committed. */
    public static Shop withTransactions(TestKafka kafka, String topic) {
        Map<String, Object> settings = Load.settings(kafka);
        settings.put("transactional.id", topic);
        settings.put("transaction.timeout.ms", 300_000);
        var shop = new Shop(topic, settings);
        shop.producer.initTransactions();
        return shop;
    }

    /** Begins a transaction. */
    public Shop begin() {
        producer.beginTransaction();
        return this;
    }

    /** Commits it. */
    public Shop commit() {
        producer.commitTransaction();
        return this;
    }

    /** Aborts it. */
    public Shop abort() {
        producer.abortTransaction();
        return this;
    }

    /** Clicks on five items in turn, spread over the partitions. */
    public Shop clicks(int number) {
        for (int click = 0; click < number; click++) {
            text(Integer.toString(click % 5));
        }
        return flush();
    }

    /** Clicks on five items in turn, all in one partition. */
    public Shop clicks(int number, int partition) {
        for (int click = 0; click < number; click++) {
            send(new ProducerRecord<>(topic, partition, null, bytes(Integer.toString(click % 5))));
        }
        return flush();
    }

    /** One click on each of so many items. */
    public Shop oneOfEach(int items) {
        for (int item = 0; item < items; item++) {
            text("item-" + item);
        }
        return flush();
    }

    /** A click that Kafka is told the time of. */
    public void clickAt(String item, int partition, long time) {
        send(new ProducerRecord<>(topic, partition, time, null, bytes(item)));
    }

    /** A record of any text. */
    public Shop text(String value) {
        send(new ProducerRecord<>(topic, bytes(value)));
        return this;
    }

    /** Returns when all is in Kafka. */
    public Shop flush() {
        producer.flush();
        assertThat(refused.get()).as("what Kafka refused").isNull();
        return this;
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        var unused = producer.send(record, (at, failure) -> {
            if (failure != null) {
                refused.compareAndSet(null, failure);
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
