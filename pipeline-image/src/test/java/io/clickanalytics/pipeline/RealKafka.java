package io.clickanalytics.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.process.Broker;
import io.clickanalytics.process.LastLines;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** A broker of its own process, one for all tests of a JVM; it ends with the JVM. */
public final class RealKafka {
    private static final RealKafka SHARED = new RealKafka();

    private final Broker broker;
    private Process process;

    private RealKafka() {
        Path libraries = Path.of(System.getProperty("root"), "local/broker/target/lib");
        if (!Files.isDirectory(libraries)) {
            throw new IllegalStateException(
                    "no broker at " + libraries + "; build it: mvn -pl local/broker -am package");
        }
        // both at once: asked for one after the other, the same port may come twice
        try (var clients = new ServerSocket(0);
                var controller = new ServerSocket(0)) {
            Path target = Path.of(System.getProperty("root"), "pipeline-image/target");
            Path folder = Files.createTempDirectory(target, "broker");
            broker = new Broker(libraries, folder, clients.getLocalPort(), controller.getLocalPort(), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    /** A backlog is gigabytes: it goes with the broker. */
    private void end() {
        process.destroyForcibly();
        process.onExit().join();
        try (Stream<Path> all = Files.walk(broker.folder())) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RealKafka shared() {
        return SHARED;
    }

    public void start() {
        process = broker.start();
        var soon = new DescribeClusterOptions().timeoutMs(5_000);
        try (Admin admin = admin()) {
            // another thread would wait until this class is initialised, which it is when this is done
            Awaitility.await()
                    .pollInSameThread()
                    .atMost(1, TimeUnit.MINUTES)
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

    /** With kill -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public Map<String, String> properties() {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }

    public Admin admin() {
        return Admin.create(new HashMap<String, Object>(properties()));
    }

    public void create(String topic, int partitions, Map<String, String> configs)
            throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            var wanted = new NewTopic(topic, partitions, (short) 1).configs(configs);
            admin.createTopics(List.of(wanted)).all().get();
        }
    }

    public KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(properties());
        all.put("key.serializer", ByteArraySerializer.class);
        all.put("value.serializer", ByteArraySerializer.class);
        all.putAll(more);
        return new KafkaProducer<>(all);
    }

    /** One record per value, in order. */
    public void send(String topic, int partition, String... values) throws ExecutionException, InterruptedException {
        try (var producer = producer(Map.of())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, partition, null, value.getBytes(UTF_8)))
                        .get();
            }
        }
    }
}
