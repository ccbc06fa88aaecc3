package io.clickanalytics.local.replay;

import io.clickanalytics.local.console.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A Kafka cluster to send to.
 *
 * @param bootstrap {@code host:port}, several separated by commas
 * @param properties of every client, beside ours
 */
public record Destination(String bootstrap, Map<String, String> properties) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    public Destination {
        properties = Map.copyOf(properties);
    }

    /** A cluster that needs nothing but its address. */
    public static Destination of(String bootstrap) {
        return new Destination(bootstrap, Map.of());
    }

    /** Idempotent, acknowledged by all replicas in sync; waits two minutes for a broker that restarts. */
    public Producer<byte[], byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "client.id", "clickanalytics-replay",
                "enable.idempotence", "true",
                "acks", "all",
                "linger.ms", "5",
                "batch.size", String.valueOf(256 << 10),
                "delivery.timeout.ms", "120000"));
        settings.putAll(clientSettings());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Finds the topic.
     *
     * @param createWith partitions of a topic that is made when there is none; 0: refuse
     */
    public TargetTopic topic(String name, int createWith) {
        try (Admin admin = Admin.create(clientSettings())) {
            if (!exists(admin, name)) {
                create(admin, name, createWith);
            }
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
            Config config = wait(admin.describeConfigs(List.of(resource)).all())
                    .values()
                    .iterator()
                    .next();
            return new TargetTopic(name, retention(config));
        }
    }

    private Map<String, Object> clientSettings() {
        Map<String, Object> settings = new HashMap<>(properties);
        settings.put("bootstrap.servers", bootstrap);
        return settings;
    }

    private boolean exists(Admin admin, String name) {
        try {
            wait(admin.describeTopics(List.of(name)).allTopicNames());
            return true;
        } catch (UnknownTopicOrPartitionException e) {
            return false;
        }
    }

    private void create(Admin admin, String name, int partitions) {
        if (partitions == 0) {
            throw new Refusal(
                    "there is no topic %s at %s; create it, or give --create PARTITIONS".formatted(name, bootstrap));
        }
        wait(admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty())))
                .all());
    }

    private static Duration retention(Config config) {
        long millis = Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
        return millis < 0 ? TargetTopic.FOREVER : Duration.ofMillis(millis);
    }

    private <T> T wait(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Refusal("no Kafka answers at %s within %d s; start it or correct --bootstrap"
                    .formatted(bootstrap, PATIENCE.toSeconds()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException unknown) {
                throw unknown;
            }
            throw new Refusal("Kafka at %s refuses (%s)".formatted(bootstrap, e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while Kafka at " + bootstrap + " was asked");
        }
    }
}
