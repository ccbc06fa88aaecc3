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
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
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
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(200);

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
     * Finds the topic; returns when it takes records.
     *
     * @param createWith partitions of a topic that is made when there is none; 0: refuse
     */
    public TargetTopic topic(String name, int createWith) {
        try (Admin admin = Admin.create(clientSettings())) {
            if (!exists(admin, name)) {
                create(admin, name, createWith);
            }
            awaitLeaders(admin, name);
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
        return partitions(admin, name) > 0;
    }

    /** 0: there is no such topic, as far as the broker that was asked has heard. */
    private int partitions(Admin admin, String name) {
        try {
            return wait(admin.describeTopics(List.of(name)).allTopicNames()).values().stream()
                    .mapToInt(found -> found.partitions().size())
                    .sum();
        } catch (UnknownTopicOrPartitionException e) {
            return 0;
        }
    }

    /**
     * A new topic is made known to the brokers one by one, and gets its leaders after that. The first batch of an idempotent
     * producer that comes earlier is refused, the second may be in time and then out of order for good.
     */
    private void awaitLeaders(Admin admin, String name) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int partitions = partitions(admin, name);
        while (partitions == 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LOOKS);
            partitions = partitions(admin, name);
        }
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            ends.put(new TopicPartition(name, partition), OffsetSpec.latest());
        }
        try {
            // asks the leader of each, and asks again while there is none
            admin.listOffsets(ends).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new Refusal(
                    "topic %s takes no records after %d s: of its %d partitions one has no leader; see whether the brokers of %s are well"
                            .formatted(name, PATIENCE.toSeconds(), partitions, bootstrap));
        } catch (InterruptedException e) {
            throw interrupted();
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
            throw interrupted();
        }
    }

    private Refusal interrupted() {
        Thread.currentThread().interrupt();
        return new Refusal("interrupted while Kafka at " + bootstrap + " was asked");
    }
}
