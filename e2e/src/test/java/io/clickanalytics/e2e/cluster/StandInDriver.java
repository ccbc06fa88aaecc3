package io.clickanalytics.e2e.cluster;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Answers as the drivers do whose pods are said to be on the {@link StandInNode}: each with the settings that it mounts. */
public final class StandInDriver implements AutoCloseable {
    private static final int PORT = 8080;
    /** The volume with the settings, and the entry that they are. */
    private static final String VOLUME = "settings";

    private static final String ENTRY = "settings.properties";

    private final KubernetesClient client;
    private final Map<String, HttpServer> servers = new ConcurrentHashMap<>();
    private final Map<String, String> taken = new ConcurrentHashMap<>();
    private volatile boolean committing = true;
    private volatile boolean taking = true;
    private volatile Instant committedAt = Instant.now();

    /** No driver runs yet; all of them count, and take the settings that they are given. */
    public StandInDriver(KubernetesClient client) {
        this.client = client;
    }

    /** Whether they go on committing. */
    public void committing(boolean goesOn) {
        committing = goesOn;
    }

    /** Whether they take new settings, or go on with those that they have. */
    public void taking(boolean takes) {
        taking = takes;
    }

    /** From now on this pod answers at this address, if it is a driver's. */
    void runs(Pod pod, String address) {
        mounted(pod).ifPresent(settings -> servers.computeIfAbsent(address, fresh -> server(pod, settings, address)));
    }

    @Override
    public void close() {
        servers.values().forEach(server -> server.stop(0));
    }

    private HttpServer server(Pod pod, String settings, String address) {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(address, PORT), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("port 8080 of " + address + " cannot be had", e);
        }
        server.createContext("/status", exchange -> {
            try (exchange) {
                byte[] bytes =
                        status(pod.getMetadata().getNamespace(), settings).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        return server;
    }

    private String status(String namespace, String settings) {
        if (committing) {
            committedAt = Instant.now();
        }
        return """
                {"phase": "RUNNING", "committedAt": "%s", "lastWindowEnd": "%s", "lagRecords": 3, "lagMilliseconds": 900,
                 "settings": "%s", "clicksPerSecond": %d, "conditions": {}}""".formatted(
                committedAt, committedAt, settings(namespace, settings), 1_000 + committedAt.getEpochSecond() % 1_000);
    }

    /** As of the last commit: who does not commit takes nothing. */
    private String settings(String namespace, String name) {
        String known = taken.getOrDefault(name, "");
        if (!committing || (!taking && !known.isEmpty())) {
            return known;
        }
        try {
            ConfigMap given =
                    client.configMaps().inNamespace(namespace).withName(name).get();
            String fresh = given == null
                    ? known
                    : fingerprint(Objects.requireNonNullElse(given.getData().get(ENTRY), ""));
            taken.put(name, fresh);
            return fresh;
        } catch (KubernetesClientException e) {
            // an API server that is restarted: the settings are those that it had
            return known;
        }
    }

    private static Optional<String> mounted(Pod pod) {
        return pod.getSpec().getVolumes().stream()
                .filter(volume -> VOLUME.equals(volume.getName()))
                .filter(volume -> "driver".equals(pod.getMetadata().getLabels().get("app.kubernetes.io/component")))
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
