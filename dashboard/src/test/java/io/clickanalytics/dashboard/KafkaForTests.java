package io.clickanalytics.dashboard;

import io.clickanalytics.process.Broker;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;

/** A real broker in a process of its own, which can be killed and started again. */
public final class KafkaForTests implements AutoCloseable {
    private final Broker broker;
    private Process process;

    public KafkaForTests(Path folder) {
        broker = new Broker(
                Path.of(System.getProperty("root"), "local/broker/target/lib"),
                folder,
                freePort(),
                freePort(),
                Map.of());
        start();
    }

    public String bootstrap() {
        return broker.bootstrap();
    }

    public void start() {
        process = broker.start();
        try (Admin admin = admin()) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> !admin.describeCluster()
                    .nodes()
                    .get(5, TimeUnit.SECONDS)
                    .isEmpty());
        }
    }

    /** As if the machine had lost its power. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public void createTopic(String topic) {
        try (Admin admin = admin()) {
            // a topic of the same name that is being deleted stands in the way for a moment
            Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> admin.createTopics(
                            List.of(new NewTopic(topic, 1, (short) 1)))
                    .all()
                    .get(10, TimeUnit.SECONDS));
        }
    }

    public void deleteTopic(String topic) {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(topic)).all().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
