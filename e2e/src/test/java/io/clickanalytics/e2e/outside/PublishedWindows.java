package io.clickanalytics.e2e.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.e2e.harness.Load;
import io.clickanalytics.e2e.harness.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Publishes a window each second, as docs/wire-formats.md has it and each in a transaction, and remembers them all. */
public final class PublishedWindows implements AutoCloseable {
    private static final Duration SLIDE = Duration.ofSeconds(1);
    private static final int ITEMS = 5;

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Map<Long, Map<String, Long>> published = new ConcurrentSkipListMap<>();
    private final Instant origin;
    private int next;
    private volatile @Nullable KafkaException failure;

    /** Publishes so many of the past at once, then one each second; the topic exists. */
    public PublishedWindows(TestKafka kafka, String topic, int past) {
        this.topic = topic;
        Map<String, Object> settings = Load.settings(kafka);
        settings.put("transactional.id", topic + "-writer");
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        origin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(SLIDE.multipliedBy(past));
        for (int window = 0; window < past; window++) {
            publish();
        }
        var unused = clock.scheduleAtFixedRate(this::publishDue, 0, 100, TimeUnit.MILLISECONDS);
    }

    /** No more of them; throws what has ended them before. */
    public void stop() throws InterruptedException {
        clock.shutdown();
        assertThat(clock.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        KafkaException found = failure;
        if (found != null) {
            throw found;
        }
    }

    /** Item to window end to clicks, of all that are published now. */
    public Map<String, Map<Long, Long>> clicks() {
        Map<String, Map<Long, Long>> clicks = new TreeMap<>();
        published.forEach((end, counts) -> counts.forEach((item, number) ->
                clicks.computeIfAbsent(item, any -> new TreeMap<>()).put(end, number)));
        return clicks;
    }

    private void publishDue() {
        try {
            while (!origin.plus(SLIDE.multipliedBy(next + 1L)).isAfter(Instant.now())) {
                publish();
            }
        } catch (KafkaException e) {
            // an executor tells nobody why a task has ended
            failure = e;
            throw e;
        }
    }

    private void publish() {
        Instant start = origin.plus(SLIDE.multipliedBy(next));
        Instant end = start.plus(SLIDE);
        Map<String, Long> counts = new TreeMap<>();
        for (int item = 0; item < ITEMS; item++) {
            counts.put(Integer.toString(item), 40L + 5L * item + (next * (7L + item)) % 31);
        }
        producer.beginTransaction();
        var unused = producer.send(new ProducerRecord<>(
                topic, bytes(Long.toString(end.toEpochMilli())), bytes(window(start, end, counts))));
        producer.commitTransaction();
        published.put(end.toEpochMilli(), counts);
        next++;
    }

    private String window(Instant start, Instant end, Map<String, Long> counts) {
        String previous = next == 0 ? "" : "\"previous\":\"" + start + "\",";
        String numbers = counts.entrySet().stream()
                .map(count -> "\"%s\":%d".formatted(count.getKey(), count.getValue()))
                .collect(Collectors.joining(","));
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        return ("{\"start\":\"%s\",\"end\":\"%s\",\"counts\":{%s},\"other\":0,\"total\":%d,\"distinct\":%d,"
                        + "\"truncated\":false,\"revision\":0,%s\"watermark\":\"%s\",\"finalUpTo\":\"%s\","
                        + "\"shape\":{\"length\":\"%s\",\"slide\":\"%s\"},\"epoch\":0}")
                .formatted(start, end, numbers, total, counts.size(), previous, end, start, SLIDE, SLIDE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        producer.close(Duration.ofSeconds(5));
    }
}
