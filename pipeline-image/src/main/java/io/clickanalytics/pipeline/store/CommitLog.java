package io.clickanalytics.pipeline.store;

import io.clickanalytics.pipeline.model.Count;
import io.clickanalytics.pipeline.model.OpenSlices;
import io.clickanalytics.pipeline.model.WindowResult;
import io.clickanalytics.pipeline.sink.WindowJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The commit. Windows, slices and the commit record go out in one Kafka transaction, so all of them are there or none is. The
 * transactional id is the name of the state topic: opening it fences whoever wrote there before, and resolves what they left.
 *
 * <p>Guarantee: after any failure the commit record in the topic says exactly which offsets are in the published windows and
 * the stored slices. A failed log is closed and a new one opened; nothing is ever aborted by hand.
 */
public final class CommitLog implements AutoCloseable {
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(30);

    private final CommitTopics topics;
    private final KafkaProducer<byte[], byte[]> producer;
    private final LongSupplier clock;
    private final CommitStep.Listener steps;
    private StateLog log = new StateLog();
    private long brokerAhead;

    /**
     * A log that is not open yet.
     *
     * @param kafka properties of the client
     * @param clock epoch milliseconds: time of the records
     * @param steps told about each step of a commit
     */
    public CommitLog(Map<String, String> kafka, CommitTopics topics, LongSupplier clock, CommitStep.Listener steps) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("transactional.id", topics.state());
        properties.put("transaction.timeout.ms", (int) TRANSACTION_TIMEOUT.toMillis());
        properties.put("delivery.timeout.ms", (int) TRANSACTION_TIMEOUT.toMillis() - 5_000);
        properties.put("request.timeout.ms", 10_000);
        properties.put("max.block.ms", 10_000);
        properties.put("compression.type", "lz4");
        properties.put("max.request.size", 8 << 20);
        this.topics = topics;
        this.clock = clock;
        this.steps = steps;
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * What to commit.
     *
     * @param commit the record
     * @param step what event time brought since the commit before
     * @param lateness milliseconds for which a window may still be revised
     */
    public record Entry(Commit commit, Count.Step step, long lateness) {}

    /** Fences every other driver of this state, and waits for Kafka as long as that takes. */
    public void fence() throws InterruptedException {
        patiently(producer::initTransactions);
    }

    /**
     * Makes this start known, as the first transaction.
     *
     * @param beginning the first commit of a new count, which takes the place of everything in the state: before there are
     *     results there is a commit; absent when the count goes on
     */
    public void boot(SavedState state, String bootId, @Nullable Commit beginning) throws InterruptedException {
        log = state.log();
        guarded(() -> {
            producer.beginTransaction();
            if (beginning != null) {
                log.takeBackAll(this::sendState);
                sendState(new StateRecord(StateRecord.COMMIT, CommitJson.write(beginning)));
            }
            sendState(new StateRecord(StateRecord.BOOT, bootId.getBytes(StandardCharsets.UTF_8)));
        });
        patiently(producer::commitTransaction);
    }

    /**
     * Commits. When it returns, the commit is in Kafka; when it throws, this log is of no more use.
     *
     * @throws Fenced when another driver has taken over, or Kafka gave this one up after a long pause
     */
    public void commit(Entry entry, OpenSlices slices) throws InterruptedException {
        steps.reached(CommitStep.DUE);
        guarded(() -> {
            producer.beginTransaction();
            steps.reached(CommitStep.BEGUN);
            sendResults(entry);
            steps.reached(CommitStep.RESULTS_SENT);
            log.write(entry.commit().number(), entry.step(), slices, this::sendState);
            steps.reached(CommitStep.STATE_SENT);
            sendState(new StateRecord(StateRecord.COMMIT, CommitJson.write(entry.commit())));
            steps.reached(CommitStep.RECORD_SENT);
        });
        sendOffsets(entry.commit());
        steps.reached(CommitStep.OFFSETS_SENT);
        patiently(producer::commitTransaction);
        steps.reached(CommitStep.COMMITTED);
    }

    /** Milliseconds by which the broker's clock was ahead of this one's at the last commit; negative when behind. */
    public long brokerAhead() {
        return brokerAhead;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private void sendResults(Entry entry) {
        Commit commit = entry.commit();
        var moment = new WindowJson.Moment(
                commit.position().watermark(),
                entry.lateness(),
                commit.origin().epoch().number());
        for (WindowResult result : entry.step().results()) {
            byte[] key = WindowJson.key(result);
            send(topics.results(), key, WindowJson.value(result, moment));
            if (topics.paper() != null) {
                send(topics.paper(), key, WindowJson.paper(result));
            }
        }
    }

    /** A copy for tools that show the lag of a group; never read back. */
    private void sendOffsets(Commit commit) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        commit.offsets()
                .forEach((partition, counted) -> offsets.put(
                        new TopicPartition(topics.input(), partition), new OffsetAndMetadata(counted.end())));
        patiently(() -> producer.sendOffsetsToTransaction(offsets, new ConsumerGroupMetadata(topics.state())));
    }

    private void sendState(StateRecord record) {
        send(topics.state(), record.key().getBytes(StandardCharsets.UTF_8), record.value());
    }

    private void send(String topic, byte[] key, byte @Nullable [] value) {
        long now = clock.getAsLong();
        var unused = producer.send(new ProducerRecord<>(topic, 0, now, key, value), (metadata, error) -> {
            if (error == null && topic.equals(topics.state())) {
                compareClocks(metadata, now);
            }
        });
    }

    /** The state topic is stamped by the broker. */
    private void compareClocks(RecordMetadata metadata, long sentAt) {
        if (metadata.hasTimestamp()) {
            long receivedAt = clock.getAsLong();
            long stamped = metadata.timestamp();
            brokerAhead = stamped < sentAt ? stamped - sentAt : Math.max(0, stamped - receivedAt);
        }
    }

    /** A call that timed out is unknown, not failed: the same call is made again. */
    private static void patiently(Runnable call) throws InterruptedException {
        while (true) {
            try {
                guarded(call);
                return;
            } catch (TimeoutException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while waiting for Kafka");
                }
            }
        }
    }

    private static void guarded(Runnable call) {
        try {
            call.run();
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw new Fenced("another driver has this state, or Kafka gave this one up", e);
        } catch (KafkaException e) {
            if (e.getCause() instanceof ProducerFencedException
                    || e.getCause() instanceof InvalidProducerEpochException) {
                throw new Fenced("another driver has this state, or Kafka gave this one up", e);
            }
            throw e;
        }
    }
}
