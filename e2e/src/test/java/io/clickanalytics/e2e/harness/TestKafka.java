package io.clickanalytics.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.process.Broker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;

/**
 * A real Kafka of one broker or more, each with its controller. A single broker has two addresses: its own, and one that leads
 * through a proxy for who bootstraps there.
 */
public final class TestKafka implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final String HOST = "127.0.0.1:";

    /** The offsets of a group without members go soon: nobody may count on them. */
    private static final Map<String, String> FORGETFUL =
            Map.of("offsets.retention.minutes", "1", "offsets.retention.check.interval.ms", "5000");

    private final List<Node> nodes;
    private final int proxyPort;
    private final int proxiedPort;

    private TestKafka(List<Node> nodes, int proxyPort, int proxiedPort) {
        this.nodes = List.copyOf(nodes);
        this.proxyPort = proxyPort;
        this.proxiedPort = proxiedPort;
    }

    /** Starts one broker; returns when it answers. */
    public static TestKafka started(Path folder) {
        return started(folder, Map.of());
    }

    /** Starts one broker with further settings; returns when it answers. */
    public static TestKafka started(Path folder, Map<String, String> properties) {
        return started(folder, Ports.free(), Ports.free(), properties);
    }

    /** Starts one broker whose second address, {@link #secured}, is as the settings say; returns when it answers. */
    public static TestKafka secured(Path folder, Map<String, String> properties) {
        int port = Ports.free();
        return started(folder, port, port, properties);
    }

    private static TestKafka started(Path folder, int proxyPort, int proxiedPort, Map<String, String> properties) {
        int port = Ports.free();
        int controller = Ports.free();
        Map<String, String> all = new HashMap<>(FORGETFUL);
        all.putAll(Map.of(
                "listeners",
                "PLAINTEXT://" + HOST + port + ",CONTROLLER://" + HOST + controller + ",PROXIED://" + HOST
                        + proxiedPort,
                "advertised.listeners",
                "PLAINTEXT://" + HOST + port + ",PROXIED://" + HOST + proxyPort,
                "listener.security.protocol.map",
                "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT"));
        all.putAll(properties);
        return ready(List.of(broker(folder, port, controller, all)), proxyPort, proxiedPort);
    }

    /** Starts one broker that pods reach by a proxy at this address of the machine; see {@link #bootstrapAt}. */
    public static TestKafka reachableAt(Path folder, String host) {
        int port = Ports.free();
        int controller = Ports.free();
        int proxy = Ports.free();
        int proxied = Ports.free();
        Map<String, String> all = new HashMap<>(FORGETFUL);
        all.putAll(Map.of(
                "listeners",
                "PLAINTEXT://" + HOST + port + ",CONTROLLER://" + HOST + controller + ",PODS://" + HOST + proxied,
                "advertised.listeners",
                "PLAINTEXT://" + HOST + port + ",PODS://" + host + ":" + proxy,
                "listener.security.protocol.map",
                "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PODS:PLAINTEXT"));
        return ready(List.of(broker(folder, port, controller, all)), proxy, proxied);
    }

    /**
     * Starts one broker with further listeners; returns when it answers.
     *
     * @param more name to port
     */
    public static TestKafka withListeners(Path folder, Map<String, Integer> more, Map<String, String> properties) {
        int port = Ports.free();
        int controller = Ports.free();
        String others = more.entrySet().stream()
                .map(listener -> "," + listener.getKey() + "://" + HOST + listener.getValue())
                .collect(Collectors.joining());
        Map<String, String> all = new HashMap<>(FORGETFUL);
        all.put("listeners", "PLAINTEXT://" + HOST + port + ",CONTROLLER://" + HOST + controller + others);
        all.put("advertised.listeners", "PLAINTEXT://" + HOST + port + others);
        all.putAll(properties);
        return ready(List.of(broker(folder, port, controller, all)), 0, 0);
    }

    /** Starts three brokers that each keep every record, and take none that only one of them has; returns when they answer. */
    public static TestKafka ofThree(Path folder) {
        List<Integer> controllers =
                IntStream.range(0, 3).mapToObj(node -> Ports.free()).toList();
        String voters = IntStream.range(0, 3)
                .mapToObj(node -> (node + 1) + "@" + HOST + controllers.get(node))
                .collect(Collectors.joining(","));
        List<Broker> brokers = new ArrayList<>();
        for (int node = 0; node < 3; node++) {
            Map<String, String> all = new HashMap<>(FORGETFUL);
            all.putAll(Map.of(
                    "cluster.id", "AAAAAAAAAAAAAAAAAAAAAQ",
                    "node.id", Integer.toString(node + 1),
                    "controller.quorum.voters", voters,
                    "default.replication.factor", "3",
                    "min.insync.replicas", "2",
                    "offsets.topic.replication.factor", "3",
                    "transaction.state.log.replication.factor", "3",
                    "transaction.state.log.min.isr", "2",
                    // a killed broker's session: nobody leads its partitions before it is over
                    "broker.session.timeout.ms", "3000",
                    "broker.heartbeat.interval.ms", "500"));
            brokers.add(broker(folder.resolve("node-" + (node + 1)), Ports.free(), controllers.get(node), all));
        }
        return ready(brokers, 0, 0);
    }

    private static Broker broker(Path folder, int port, int controller, Map<String, String> properties) {
        return new Broker(Installation.built().libraries("broker"), folder, port, controller, properties);
    }

    private static TestKafka ready(List<Broker> brokers, int proxyPort, int proxiedPort) {
        var kafka = new TestKafka(brokers.stream().map(Node::new).toList(), proxyPort, proxiedPort);
        kafka.awaitReady();
        return kafka;
    }

    /** Its own addresses. */
    public String bootstrap() {
        return nodes.stream().map(Node::bootstrap).collect(Collectors.joining(","));
    }

    /** The topics. */
    public Topics topics() {
        return new Topics(this::admin);
    }

    /** The second address of a broker that has no proxy before it. */
    public String secured() {
        return HOST + proxiedPort;
    }

    /** The address of a broker that is {@link #reachableAt} this one. */
    public String bootstrapAt(String host) {
        return host + ":" + proxyPort;
    }

    /** The port of the proxy that is to stand before {@link #proxiedPort}. */
    public int proxyPort() {
        return proxyPort;
    }

    /** Where the proxy finds it. */
    public int proxiedPort() {
        return proxiedPort;
    }

    /** Kills a broker, numbered from 1, with -9. */
    public void kill(int node) throws InterruptedException {
        nodes.get(node - 1).kill();
    }

    /** After a kill; returns when it answers. */
    public void restart(int node) {
        nodes.get(node - 1).start();
        awaitReady();
    }

    private void awaitReady() {
        await("all brokers").atMost(START).ignoreExceptions().untilAsserted(() -> {
            try (Admin admin = admin()) {
                assertThat(admin.describeCluster().nodes().get(5, TimeUnit.SECONDS))
                        .hasSameSizeAs(nodes);
            }
        });
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap(), "reconnect.backoff.max.ms", "500"));
    }

    @Override
    public void close() {
        nodes.forEach(Node::stop);
    }
}
