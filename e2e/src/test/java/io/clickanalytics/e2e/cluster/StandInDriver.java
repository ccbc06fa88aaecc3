package io.clickanalytics.e2e.cluster;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Answers as the drivers do whose pods are said to be on the {@link StandInNode}: each with the settings that it mounts. */
public final class StandInDriver implements AutoCloseable {
    private static final int PORT = 8080;
    /** The volume with the settings, and the entry that they are. */
    private static final String VOLUME = "settings";

    private static final String ENTRY = "settings.properties";

    /** The label of pods and settings, and what it says of a driver's. */
    static final String COMPONENT = "app.kubernetes.io/component";

    static final String DRIVER = "driver";

    private final Map<String, HttpServer> servers = new ConcurrentHashMap<>();
    private final Map<String, String> taken = new ConcurrentHashMap<>();
    private volatile boolean committing = true;
    private volatile boolean taking = true;
    private volatile Instant committedAt = Instant.now();

    /** Whether this is the pod of one. */
    static boolean isDriver(Pod pod) {
        return mounted(pod).isPresent();
    }

    /** Whether they go on committing. */
    public void committing(boolean goesOn) {
        committing = goesOn;
    }

    /** Whether they take new settings, or go on with those that they have. */
    public void taking(boolean takes) {
        taking = takes;
    }

    /** These are in its volume now. Who does not commit takes nothing; who takes nothing new keeps what it has, if anything. */
    void mounts(List<ConfigMap> settings) {
        if (committing) {
            settings.forEach(this::take);
        }
    }

    private void take(ConfigMap given) {
        String name = given.getMetadata().getName();
        String text = given.getData() == null ? null : given.getData().get(ENTRY);
        if (text != null && (taking || !taken.containsKey(name))) {
            taken.put(name, fingerprint(text));
        }
    }

    /** From now on this pod answers at this address, if it is a driver's. */
    void runs(Pod pod, String address) {
        mounted(pod).ifPresent(settings -> servers.computeIfAbsent(address, fresh -> server(settings, address)));
    }

    @Override
    public void close() {
        servers.values().forEach(server -> server.stop(0));
    }

    private HttpServer server(String settings, String address) {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(address, PORT), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("port 8080 of " + address + " cannot be had", e);
        }
        server.createContext("/status", exchange -> {
            try (exchange) {
                byte[] bytes = status(settings).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        return server;
    }

    private String status(String settings) {
        if (committing) {
            committedAt = Instant.now();
        }
        return """
                {"phase": "RUNNING", "committedAt": "%s", "lastWindowEnd": "%s", "lagRecords": 3, "lagMilliseconds": 900,
                 "settings": "%s", "clicksPerSecond": %d, "conditions": {}}""".formatted(
                        committedAt,
                        committedAt,
                        taken.getOrDefault(settings, ""),
                        1_000 + committedAt.getEpochSecond() % 1_000);
    }

    private static Optional<String> mounted(Pod pod) {
        return pod.getSpec().getVolumes().stream()
                .filter(volume -> VOLUME.equals(volume.getName()))
                .filter(volume -> DRIVER.equals(pod.getMetadata().getLabels().get(COMPONENT)))
                .flatMap(volume -> Optional.ofNullable(volume.getConfigMap()).stream())
                .map(ConfigMapVolumeSource::getName)
                .findFirst();
    }

    /** As docs/wire-formats.md has it. */
    private static String fingerprint(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
