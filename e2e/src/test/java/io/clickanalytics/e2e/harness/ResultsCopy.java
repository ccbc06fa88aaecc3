package io.clickanalytics.e2e.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Reads the results of a deployment and writes a tampered copy to another topic. */
public final class ResultsCopy {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestKafka kafka;
    private final List<ObjectNode> windows;

    private ResultsCopy(TestKafka kafka, List<ObjectNode> windows) {
        this.kafka = kafka;
        this.windows = windows;
    }

    /** All windows that are published now. */
    public static ResultsCopy of(TestKafka kafka, String topic) {
        List<ObjectNode> windows = new ArrayList<>();
        Records.of(kafka, topic).committed().forEach(record -> windows.add(parsed(record.value())));
        return new ResultsCopy(kafka, windows);
    }

    private static ObjectNode parsed(byte[] value) {
        try {
            return (ObjectNode) JSON.readTree(new String(value, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result is not JSON", e);
        }
    }

    /** The windows as they are to be written; change them as you like. */
    public List<ObjectNode> windows() {
        return windows;
    }

    /** A window with clicks, from the middle. */
    public ObjectNode someWindow() {
        List<ObjectNode> full = windows.stream()
                .filter(window -> window.get("total").asLong() > 1)
                .toList();
        return full.get(full.size() / 2);
    }

    /** Writes them to a topic that does not exist yet. */
    public void writeTo(String topic) {
        kafka.topics().create(topic, 1);
        appendTo(topic);
    }

    /** Writes them to a topic that is there. */
    public void appendTo(String topic) {
        try (var producer =
                new KafkaProducer<>(Load.settings(kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ObjectNode window : windows) {
                long end = Instant.parse(window.get("end").asText()).toEpochMilli();
                var unused = producer.send(new ProducerRecord<>(
                        topic,
                        Long.toString(end).getBytes(StandardCharsets.UTF_8),
                        window.toString().getBytes(StandardCharsets.UTF_8)));
            }
            producer.flush();
        }
    }
}
