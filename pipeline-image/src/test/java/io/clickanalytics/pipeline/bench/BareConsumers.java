package io.clickanalytics.pipeline.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The yardstick: a plain KafkaConsumer in a loop on each thread, tuned like ours, that counts the item into an array
 * without time, windows, validity or anything else.
 */
final class BareConsumers implements AutoCloseable {
    private static final byte[] FIELD = "\"item\":\"".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, Object> properties;
    private final ExecutorService threads;
    private final int size;

    BareConsumers(Map<String, String> kafka, int size) {
        this.size = size;
        this.threads = Executors.newFixedThreadPool(size);
        properties = new HashMap<>(kafka);
        properties.put("max.poll.records", 2000);
        properties.put("max.partition.fetch.bytes", 8 << 20);
        properties.put("receive.buffer.bytes", 1 << 20);
        properties.put("isolation.level", "read_committed");
    }

    /** Clicks counted in all partitions, from the beginning to these ends. */
    long drain(Map<TopicPartition, Long> ends, boolean json) throws Exception {
        List<Future<Long>> parts = new ArrayList<>();
        for (int thread = 0; thread < size; thread++) {
            int mine = thread;
            Map<TopicPartition, Long> share = new HashMap<>(ends);
            share.keySet().removeIf(partition -> partition.partition() % size != mine);
            Callable<Long> loop = () -> loop(share, json);
            parts.add(threads.submit(loop));
        }
        long total = 0;
        for (Future<Long> part : parts) {
            total += part.get();
        }
        return total;
    }

    private long loop(Map<TopicPartition, Long> ends, boolean json) {
        var counts = new long[256];
        long wanted = ends.values().stream().mapToLong(Long::longValue).sum();
        long seen = 0;
        try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (seen < wanted) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    byte[] value = record.value();
                    counts[value[json ? item(value) : 0] & 0xFF]++;
                    seen++;
                }
            }
        }
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    /** Where the item begins, by a search for its field's name: no parsing. */
    private static int item(byte[] value) {
        int at = 0;
        int same = 0;
        while (same < FIELD.length) {
            same = value[at] == FIELD[same] ? same + 1 : value[at] == FIELD[0] ? 1 : 0;
            at++;
        }
        return at;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
