package io.clickanalytics.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.process.Broker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** A real broker with two addresses: its own, and one that leads through a proxy for who bootstraps there. */
public final class TestKafka implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(1);

    private final Broker broker;
    private final int proxyPort;
    private final int proxiedPort;
    private Process process;

    private TestKafka(Path folder) {
        int port = Ports.free();
        int controller = Ports.free();
        proxyPort = Ports.free();
        proxiedPort = Ports.free();
        String host = "127.0.0.1:";
        broker = new Broker(
                Installation.built().libraries("broker"),
                folder,
                port,
                controller,
                Map.of(
                        "listeners",
                        "PLAINTEXT://" + host + port + ",CONTROLLER://" + host + controller + ",PROXIED://" + host
                                + proxiedPort,
                        "advertised.listeners",
                        "PLAINTEXT://" + host + port + ",PROXIED://" + host + proxyPort,
                        "listener.security.protocol.map",
                        "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT"));
        process = broker.start();
    }

    /** Starts one with a folder of its own; returns when it answers. */
    public static TestKafka started() {
        var kafka = new TestKafka(Folders.fresh("kafka"));
        kafka.awaitReady();
        return kafka;
    }

    /** Its own address. */
    public String bootstrap() {
        return broker.bootstrap();
    }

    /** The address of the proxy that is to stand before {@link #proxiedPort}. */
    public int proxyPort() {
        return proxyPort;
    }

    /** Where the proxy finds it. */
    public int proxiedPort() {
        return proxiedPort;
    }

    /** As a power cut would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** After a kill; returns when it answers. */
    public void restart() {
        process = broker.start();
        awaitReady();
    }

    /**
     * Makes a topic, and returns when its partitions take records: an idempotent producer whose first batch comes too early,
     * and its second in time, is refused for ever.
     */
    public void create(String topic, int partitions, Map<String, String> configs) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(configs)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            admin.listOffsets(ends).all().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException("topic " + topic + " cannot be made", e);
        }
    }

    /** Raises the number of partitions. */
    public void grow(String topic, int partitions) {
        try (Admin admin = admin()) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException("topic " + topic + " cannot be grown", e);
        }
    }

    private void awaitReady() {
        await("the broker").atMost(START).ignoreExceptions().untilAsserted(() -> {
            try (Admin admin = admin()) {
                assertThat(admin.describeCluster().nodes().get(5, TimeUnit.SECONDS))
                        .isNotEmpty();
            }
        });
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap(), "reconnect.backoff.max.ms", "500"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
