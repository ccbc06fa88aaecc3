package io.clickanalytics.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * One Kafka broker with its own controller, as a process, on loopback unless told otherwise.
 *
 * @param libraries folder with the jars of the broker
 * @param folder topics, settings and log live here; kept between starts
 * @param port of the clients' listener
 * @param controllerPort of the controller's listener
 * @param properties settings of the broker beside and above ours; {@code cluster.id} for one that joins others
 */
public record Broker(Path libraries, Path folder, int port, int controllerPort, Map<String, String> properties) {
    public Broker {
        properties = Map.copyOf(properties);
    }

    /** Where clients find it, {@code host:port}. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** The same broker, which listens at this {@code host:port}, too, and is found there by who asks there. */
    public Broker listeningAt(String address) {
        Map<String, String> more = new HashMap<>(properties);
        more.put(
                "listeners",
                "PLAINTEXT://%s,CONTROLLER://127.0.0.1:%d,OUTSIDE://%s"
                        .formatted(bootstrap(), controllerPort, address));
        more.put("advertised.listeners", "PLAINTEXT://%s,OUTSIDE://%s".formatted(bootstrap(), address));
        more.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,OUTSIDE:PLAINTEXT");
        return new Broker(libraries, folder, port, controllerPort, more);
    }

    /** The broker's log. */
    public Path log() {
        return folder.resolve("broker.log");
    }

    /** Formats the folder on its first use and starts the broker; returns before it is ready. */
    public Process start() {
        try {
            Files.createDirectories(folder);
            Path settings = write("server.properties", settings());
            write("log4j.properties", logging());
            if (!Files.exists(folder.resolve("topics/meta.properties"))) {
                format(settings);
            }
            return program("kafka.Kafka").start(folder, log(), settings.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the broker's settings in " + folder, e);
        }
    }

    private void format(Path settings) {
        Process format = program("kafka.tools.StorageTool")
                .start(folder, log(), "format", "--cluster-id=" + clusterId(), "-c", settings.toString());
        try {
            if (!format.waitFor(1, TimeUnit.MINUTES) || format.exitValue() != 0) {
                throw new IllegalStateException("the broker's folder could not be formatted; see " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while formatting " + folder, e);
        }
    }

    private Program program(String mainClass) {
        return new Program(
                libraries,
                List.of(
                        "-Xms256m",
                        "-Xmx512m",
                        "-XX:+UseG1GC",
                        // a broker that is killed leaves what it unpacked
                        "-Djava.io.tmpdir=" + folder,
                        "-Dlog4j.configuration=file:" + folder.resolve("log4j.properties")),
                mainClass,
                Map.of());
    }

    /** May begin with a hyphen, so it is handed over with its option in one word; 16 random bytes in URL-safe base 64, as Kafka's own tool makes them. */
    private String clusterId() {
        String given = properties.get("cluster.id");
        return given == null ? randomId() : given;
    }

    private static String randomId() {
        var random = new byte[16];
        new java.security.SecureRandom().nextBytes(random);
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private Properties settings() {
        var settings = new Properties();
        String host = "127.0.0.1:";
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@" + host + controllerPort,
                "listeners", "PLAINTEXT://" + host + port + ",CONTROLLER://" + host + controllerPort,
                "advertised.listeners", "PLAINTEXT://" + host + port,
                "controller.listener.names", "CONTROLLER",
                "inter.broker.listener.name", "PLAINTEXT",
                "listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
                "log.dirs", folder.resolve("topics").toString(),
                "auto.create.topics.enable", "false"));
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "group.initial.rebalance.delay.ms", "0",
                "num.network.threads", "2",
                "num.io.threads", "4"));
        settings.putAll(properties);
        return settings;
    }

    private static Properties logging() {
        var logging = new Properties();
        logging.putAll(Map.of(
                "log4j.rootLogger", "INFO, stdout",
                "log4j.appender.stdout", "org.apache.log4j.ConsoleAppender",
                "log4j.appender.stdout.layout", "org.apache.log4j.PatternLayout",
                "log4j.appender.stdout.layout.ConversionPattern", "%d{ISO8601} %p %c{1} %m%n",
                "log4j.logger.kafka", "WARN",
                "log4j.logger.state.change.logger", "WARN",
                "log4j.logger.org.apache.kafka", "WARN",
                "log4j.logger.kafka.server.KafkaRaftServer", "INFO"));
        return logging;
    }

    private Path write(String name, Properties content) throws IOException {
        Path file = folder.resolve(name);
        try (var out = Files.newBufferedWriter(file)) {
            content.store(out, null);
        }
        return file;
    }
}
