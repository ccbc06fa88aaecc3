package io.clickanalytics.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A steady stream of clicks, on five items unless told; counts what Kafka has acknowledged. */
public final class Load implements AutoCloseable {
    private static final int TICK_MILLIS = 10;

    private final KafkaProducer<byte[], byte[]> producer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final SplittableRandom chance = new SplittableRandom(1);
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
    private final String topic;
    private final int items;

    private Load(TestKafka kafka, String topic, int items) {
        this.topic = topic;
        this.items = items;
        producer = new KafkaProducer<>(settings(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Settings of an idempotent producer. */
    public static Map<String, Object> settings(TestKafka kafka) {
        return new HashMap<>(Map.of(
                "bootstrap.servers", kafka.bootstrap(),
                "enable.idempotence", "true",
                "acks", "all",
                "linger.ms", "5",
                "reconnect.backoff.max.ms", "500"));
    }

    /** Begins; the topic exists. */
    public static Load started(TestKafka kafka, String topic, int perSecond) {
        return started(kafka, topic, perSecond, 5);
    }

    /** Begins with clicks on so many items; the topic exists. */
    public static Load started(TestKafka kafka, String topic, int perSecond, int items) {
        var load = new Load(kafka, topic, items);
        int perTick = Math.max(1, perSecond * TICK_MILLIS / 1000);
        var unused = load.clock.scheduleAtFixedRate(() -> load.send(perTick), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return load;
    }

    private void send(int clicks) {
        for (int i = 0; i < clicks; i++) {
            byte[] item = Integer.toString(chance.nextInt(items)).getBytes(StandardCharsets.UTF_8);
            var unused = producer.send(new ProducerRecord<>(topic, item), (at, failure) -> {
                if (failure == null) {
                    acknowledged.incrementAndGet();
                } else {
                    refused.compareAndSet(null, failure);
                }
            });
        }
    }

    /** Clicks that are in Kafka by now, at least. */
    public long acknowledged() {
        return acknowledged.get();
    }

    /** Ends; the number of clicks that are in Kafka now. */
    public long stop() throws InterruptedException {
        clock.shutdown();
        assertThat(clock.awaitTermination(3, TimeUnit.MINUTES))
                .as("the load has ended")
                .isTrue();
        producer.flush();
        assertThat(refused.get()).as("what Kafka refused").isNull();
        return acknowledged.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        producer.close(Duration.ZERO);
    }
}
