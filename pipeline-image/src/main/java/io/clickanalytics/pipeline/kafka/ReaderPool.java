package io.clickanalytics.pipeline.kafka;

import io.clickanalytics.pipeline.model.Span;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The idle readers of this process: connecting and the first fetch cost more than a batch.
 *
 * <p>A reader is either here or in the hands of one task. A task that fails or is interrupted closes it, so that
 * nothing half-read comes back.
 */
public final class ReaderPool {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderPool.class);

    /** Spark gives its functions no place in an executor but a static one. */
    private static final ReaderPool OF_THIS_PROCESS = new ReaderPool(KafkaConsumer::new, Duration.ofMinutes(3)).swept();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Consumers consumers;
    private final Duration keepIdle;
    private final Map<Key, Idle> idle = new HashMap<>();

    /** Makes consumers; real ones but in tests. */
    @FunctionalInterface
    interface Consumers {
        Consumer<Void, ByteBuffer> consumer(Map<String, Object> properties);
    }

    private record Key(Map<String, Object> properties, TopicPartition partition) {}

    private record Idle(PartitionReader reader, Deadline keep) {}

    ReaderPool(Consumers consumers, Duration keepIdle) {
        this.consumers = consumers;
        this.keepIdle = keepIdle;
    }

    /** The one of this JVM. */
    public static ReaderPool ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    /**
     * Hands all committed records of a span to the sink.
     *
     * @throws UnreadableSpanException when records were deleted or nothing comes for a minute
     */
    public void read(KafkaAccess kafka, Span span, RecordSink sink) {
        var key = new Key(kafka.consumerProperties(), new TopicPartition(span.topic(), span.partition()));
        PartitionReader reader = take(key);
        boolean whole = false;
        try {
            reader.read(span, sink);
            whole = true;
        } finally {
            if (whole) {
                giveBack(key, reader);
            } else {
                closeSafely(reader);
            }
        }
    }

    private PartitionReader take(Key key) {
        synchronized (idle) {
            Idle found = idle.remove(key);
            if (found != null) {
                return found.reader();
            }
        }
        return new PartitionReader(consumers.consumer(key.properties()), key.partition(), PATIENCE);
    }

    /** Two tasks may have read the same partition, one of them given up by Spark: one reader is kept. */
    private void giveBack(Key key, PartitionReader reader) {
        Idle former;
        synchronized (idle) {
            former = idle.put(key, new Idle(reader, new Deadline(keepIdle)));
        }
        if (former != null) {
            closeSafely(former.reader());
        }
    }

    /** Closes what nobody used for a while: the partition is read by another executor now, or by none. */
    void sweep() {
        List<PartitionReader> old = new ArrayList<>();
        synchronized (idle) {
            Iterator<Idle> all = idle.values().iterator();
            while (all.hasNext()) {
                Idle one = all.next();
                if (one.keep().isOver()) {
                    all.remove();
                    old.add(one.reader());
                }
            }
        }
        old.forEach(ReaderPool::closeSafely);
    }

    /** One that cannot be closed hides no other failure, keeps no other open, and the sweeps go on. */
    private static void closeSafely(PartitionReader reader) {
        try {
            reader.close();
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("topic", reader.partition().topic())
                    .addKeyValue("partition", reader.partition().partition())
                    .setCause(e)
                    .log("a reader could not be closed");
        }
    }

    private ReaderPool swept() {
        var sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "idle-readers");
            thread.setDaemon(true);
            return thread;
        });
        var unused = sweeper.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES);
        return this;
    }
}
