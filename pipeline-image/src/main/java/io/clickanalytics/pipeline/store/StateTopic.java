package io.clickanalytics.pipeline.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the state topic. */
public final class StateTopic {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Admin admin;
    private final Map<String, String> kafka;
    private final TopicPartition partition;

    /**
     * The state topic of a Kafka cluster.
     *
     * @param kafka properties of the clients
     */
    public StateTopic(Admin admin, Map<String, String> kafka, String topic) {
        this.admin = admin;
        this.kafka = kafka;
        this.partition = new TopicPartition(topic, 0);
    }

    /**
     * Adds what was committed since the state was read. A transaction that is still open is waited for: it may hold the last
     * commit of a driver before.
     *
     * @throws InterruptedException when the thread is asked to stop
     */
    public void readOn(SavedState state) throws InterruptedException {
        while (end(IsolationLevel.READ_COMMITTED) < end(IsolationLevel.READ_UNCOMMITTED)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        read(state);
    }

    /** Everything committed so far, without waiting for a transaction that is still open. */
    public SavedState read() throws InterruptedException {
        var state = new SavedState();
        read(state);
        return state;
    }

    private void read(SavedState state) throws InterruptedException {
        long end = end(IsolationLevel.READ_COMMITTED);
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("isolation.level", "read_committed");
        properties.put("auto.offset.reset", "earliest");
        properties.put("enable.auto.commit", "false");
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(properties, bytes, bytes)) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, state.next());
            while (consumer.position(partition) < end) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while reading " + partition);
                }
                consumer.poll(POLL).forEach(state::add);
            }
        }
        state.readTo(end);
    }

    private long end(IsolationLevel isolation) throws InterruptedException {
        try {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
                    .partitionResult(partition)
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot ask for the end of " + partition, e.getCause());
        }
    }
}
