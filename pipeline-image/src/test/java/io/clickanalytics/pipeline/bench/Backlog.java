package io.clickanalytics.pipeline.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.clickanalytics.pipeline.RealKafka;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** A topic full of clicks. */
record Backlog(String topic, Map<TopicPartition, Long> ends, boolean json) {
    private static final int PARTITIONS = 4;

    /** Writes so many clicks of five brands, each partition the same share. */
    static Backlog write(RealKafka kafka, String topic, long records, boolean json) throws Exception {
        kafka.create(topic, PARTITIONS, Map.of());
        var failure = new AtomicReference<Exception>();
        Map<String, Object> settings = Map.of("batch.size", 128 << 10, "linger.ms", 20, "buffer.memory", 64 << 20);
        try (var producer = kafka.producer(settings)) {
            for (long n = 0; n < records; n++) {
                int partition = (int) (n % PARTITIONS);
                var unused = producer.send(
                        new ProducerRecord<>(topic, partition, null, value(n, json)),
                        (written, problem) -> failure.compareAndSet(null, problem));
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the backlog could not be written", failure.get());
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            ends.put(new TopicPartition(topic, partition), records / PARTITIONS);
        }
        return new Backlog(topic, ends, json);
    }

    long size() {
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    private static byte[] value(long n, boolean json) {
        long item = n * 7 / 3 % 5;
        return json
                ? ("{\"user\":" + n % 100_000 + ",\"item\":\"" + item + "\",\"page\":\"/p/" + n % 97 + "\"}")
                        .getBytes(US_ASCII)
                : new byte[] {(byte) ('0' + item)};
    }
}
