package io.clickanalytics.pipeline.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

/** The producers of this process, one for each way to reach Kafka, shared by its tasks. */
public final class DeadLetterProducers {
    /** Spark gives its functions no place in an executor but a static one. */
    private static final DeadLetterProducers OF_THIS_PROCESS = new DeadLetterProducers();

    private final Map<Map<String, Object>, Producer<byte[], byte[]>> producers = new HashMap<>();

    private DeadLetterProducers() {}

    /** The ones of this JVM. */
    public static DeadLetterProducers ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    /** For one task; the access names a topic. */
    public DeadLetters letters(KafkaAccess kafka, String topic) {
        synchronized (producers) {
            return new DeadLetters(
                    producers.computeIfAbsent(kafka.producerProperties(), p -> new KafkaProducer<>(p)), topic);
        }
    }

    /** After a failure, which may have broken the producer for good: the next task gets a new one. */
    public void forget(KafkaAccess kafka) {
        Producer<byte[], byte[]> broken;
        synchronized (producers) {
            broken = producers.remove(kafka.producerProperties());
        }
        if (broken != null) {
            broken.close(Duration.ZERO);
        }
    }
}
