package io.clickanalytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.process.Broker;
import io.clickanalytics.process.LastLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.awaitility.Awaitility;

/** A real broker in a process of its own, which can be killed and started again. */
public final class KafkaForTests implements AutoCloseable {
    private final Broker broker;
    private Process process;

    public KafkaForTests(Path folder) {
        Path libraries = Path.of(System.getProperty("root"), "local/broker/target/lib");
        // both at once: asked for one after the other, the same port may come twice
        try (var clients = new ServerSocket(0);
                var controller = new ServerSocket(0)) {
            broker = new Broker(libraries, folder, clients.getLocalPort(), controller.getLocalPort(), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    public String bootstrap() {
        return broker.bootstrap();
    }

    public void start() {
        process = broker.start();
        var soon = new DescribeClusterOptions().timeoutMs(5_000);
        try (Admin admin = admin()) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .failFast(this::assertRuns)
                    .until(() -> !admin.describeCluster(soon).nodes().get().isEmpty());
        }
    }

    private void assertRuns() {
        assertThat(process.isAlive())
                .as(() ->
                        "the broker runs; the end of its log:\n" + String.join("\n", LastLines.of(broker.log(), 0, 20)))
                .isTrue();
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
        var late = new AtomicBoolean();
        try (Admin admin = admin()) {
            // a topic of the same name that is being deleted stands in the way for a moment
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .until(() -> isCreated(admin, topic, late));
        }
    }

    /** An answer that came too late may have been a yes: then the topic that exists is ours. */
    private static boolean isCreated(Admin admin, String topic, AtomicBoolean late)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(10, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            late.set(true);
            throw e;
        } catch (ExecutionException e) {
            if (late.get() && e.getCause() instanceof TopicExistsException) {
                return true;
            }
            throw e;
        }
    }

    public void deleteTopic(String topic) {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(topic)).all().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
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
}
