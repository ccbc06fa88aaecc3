package io.clickanalytics.pipeline.bench;

import io.clickanalytics.pipeline.RealKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * From the end of a window to its result in a reader's hands, at a steady load; {@code window.delay} of 200 ms is part of it.
 */
final class Latency {
    private static final int PARTITIONS = 4;
    private static final int PER_MILLISECOND = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(40);

    private final RealKafka kafka;
    private final String jvmOptions;
    private volatile boolean loading;

    Latency(RealKafka kafka, String jvmOptions) {
        this.kafka = kafka;
        this.jvmOptions = jvmOptions;
    }

    /** Prints a line for each batch interval. */
    void measure() throws Exception {
        measure("PT1S", "PT2S");
        measure("PT0.2S", "PT1S");
    }

    private void measure(String batch, String window) throws Exception {
        String topic = "latency-" + batch.replace('.', '-');
        kafka.create(topic, PARTITIONS, Map.of());
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            ends.put(new TopicPartition(topic, partition), 0L);
        }
        Process pipeline = new ShippedPipeline(kafka.properties(), new Backlog(topic, ends, false), 2)
                .with("window.batch", batch)
                .with("window.length", window)
                .with("window.slide", window)
                .start(jvmOptions);
        loading = true;
        var load = new Thread(() -> send(topic), "load");
        load.start();
        try {
            List<Long> latencies = read(topic + "-results");
            Collections.sort(latencies);
            System.out.printf(
                    "latency\tbatch %s window %s\t%d windows\tp50 %d ms\tp90 %d ms\tmax %d ms%n",
                    batch, window, latencies.size(), at(latencies, 0.5), at(latencies, 0.9), at(latencies, 1));
        } finally {
            loading = false;
            load.join();
            pipeline.destroy();
            pipeline.waitFor();
        }
    }

    private void send(String topic) {
        try (var producer = kafka.producer(Map.of("linger.ms", 5))) {
            long begun = System.nanoTime();
            for (long sent = 0; loading; sent++) {
                var unused = producer.send(new ProducerRecord<>(
                        topic, (int) (sent % PARTITIONS), null, new byte[] {(byte) ('0' + sent % 5)}));
                if (sent % PER_MILLISECOND == 0) {
                    long due = begun + TimeUnit.MILLISECONDS.toNanos(sent / PER_MILLISECOND);
                    LockSupport.parkNanos(due - System.nanoTime());
                }
            }
        }
    }

    /** Milliseconds from the end of each window to when it was read, once the JVM is warm. */
    private List<Long> read(String results) {
        Map<String, Object> properties = new HashMap<>(kafka.properties());
        properties.put("isolation.level", "read_committed");
        properties.put("auto.offset.reset", "earliest");
        var text = new StringDeserializer();
        List<Long> latencies = new ArrayList<>();
        long begun = System.currentTimeMillis();
        try (var consumer = new KafkaConsumer<>(properties, text, text)) {
            consumer.assign(List.of(new TopicPartition(results, 0)));
            while (System.currentTimeMillis() < begun + WARM_UP.plus(MEASURED).toMillis()) {
                for (ConsumerRecord<String, String> window : consumer.poll(Duration.ofMillis(20))) {
                    long end = Long.parseLong(window.key());
                    if (end > begun + WARM_UP.toMillis() && window.value().contains("\"revision\":0,")) {
                        latencies.add(System.currentTimeMillis() - end);
                    }
                }
            }
        }
        return latencies;
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? -1 : sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    }
}
