package io.clickanalytics.e2e.outside;

import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.harness.Certificate;
import io.clickanalytics.e2e.harness.Ports;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Stands for an Ingress controller, of which none is to be had here: nginx as a reverse proxy, configured from an Ingress
 * object and nothing else. As controllers do, it passes the path on as it came, knows no sticky sessions, and cuts the
 * connections of its old workers some time after a reload.
 */
public final class StandInIngress implements AutoCloseable {
    private static final String HEAD = """
            daemon off;
            worker_processes 1;
            worker_shutdown_timeout 1s;
            pid nginx.pid;
            error_log error.log info;
            events { worker_connections 256; }
            http {
              access_log access.log;
              client_body_temp_path tmp;
              proxy_temp_path tmp;
              fastcgi_temp_path tmp;
              uwsgi_temp_path tmp;
              scgi_temp_path tmp;
              map $http_upgrade $connection_upgrade { default upgrade; '' close; }
              server { listen 127.0.0.1:PORT ssl default_server; ssl_reject_handshake on; }
            """;

    /** As nginx passes requests on that was told nothing about WebSockets. */
    private static final String PLAIN =
            "proxy_pass http://%s; proxy_set_header Host $http_host; proxy_set_header X-Forwarded-Proto $scheme;";

    private static final String WITH_WEB_SOCKETS = PLAIN + " proxy_http_version 1.1; "
            + "proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;";

    private final Ingress ingress;
    private final Map<String, Certificate> secrets;
    private final Path folder;
    private final String pass;
    private final int port = Ports.free();
    private final Process nginx;

    /**
     * Starts it; returns when it listens.
     *
     * @param secrets certificates by the names of their Secrets
     * @param endpoints HOST:PORT of the pods behind each Service
     */
    public StandInIngress(
            Path folder, Ingress ingress, Map<String, Certificate> secrets, Map<String, List<String>> endpoints) {
        this(folder, ingress, secrets, endpoints, WITH_WEB_SOCKETS);
    }

    /** The same, but no WebSocket gets through. */
    public static StandInIngress withoutWebSockets(
            Path folder, Ingress ingress, Map<String, Certificate> secrets, Map<String, List<String>> endpoints) {
        return new StandInIngress(folder, ingress, secrets, endpoints, PLAIN);
    }

    private StandInIngress(
            Path folder,
            Ingress ingress,
            Map<String, Certificate> secrets,
            Map<String, List<String>> endpoints,
            String pass) {
        this.folder = folder;
        this.pass = pass;
        this.ingress = ingress;
        this.secrets = Map.copyOf(secrets);
        try {
            Files.createDirectories(folder.resolve("tmp"));
            write(endpoints);
            nginx = new ProcessBuilder(
                            NginxProgram.found().toString(),
                            "-p",
                            folder.toString(),
                            "-c",
                            "nginx.conf",
                            "-e",
                            "error.log")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("nginx, see " + folder).atMost(Duration.ofSeconds(30)).until(() -> {
            if (!nginx.isAlive()) {
                throw new IllegalStateException("nginx ended, see " + folder);
            }
            return listens();
        });
    }

    /** Where it listens on this machine, for every host. */
    public int port() {
        return port;
    }

    /** Other pods are behind the Services now: nginx is reloaded, as a controller does. */
    public void serve(Map<String, List<String>> endpoints) {
        try {
            write(endpoints);
            new ProcessBuilder("kill", "-HUP", Long.toString(nginx.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Map<String, List<String>> endpoints) throws IOException {
        var text = new StringBuilder(HEAD.replace("PORT", Integer.toString(port)));
        endpoints.forEach((service, pods) -> text.append("  upstream %s { %s }\n"
                .formatted(service, pods.stream().map("server %s;"::formatted).collect(Collectors.joining(" ")))));
        for (IngressRule rule : ingress.getSpec().getRules()) {
            text.append(server(rule));
        }
        Files.writeString(folder.resolve("nginx.conf"), text.append("}\n"));
    }

    private String server(IngressRule rule) throws IOException {
        String secret = ingress.getSpec().getTls().stream()
                .filter(tls -> tls.getHosts().contains(rule.getHost()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no TLS for " + rule.getHost() + "; this one has no other"))
                .getSecretName();
        Certificate certificate = secrets.get(secret);
        if (certificate == null) {
            throw new IllegalArgumentException("no Secret " + secret);
        }
        Files.writeString(folder.resolve(secret + ".crt"), certificate.certificate());
        Files.writeString(folder.resolve(secret + ".key"), certificate.key());
        return "  server { listen 127.0.0.1:%d ssl; server_name %s; ssl_certificate %s.crt; ssl_certificate_key %s.key;\n%s  }\n"
                .formatted(
                        port,
                        rule.getHost(),
                        secret,
                        secret,
                        rule.getHttp().getPaths().stream().map(this::locations).collect(Collectors.joining()));
    }

    /** {@code Prefix} goes by whole segments: {@code /a} takes {@code /a} and {@code /a/b}, and not {@code /ab}. */
    private String locations(HTTPIngressPath path) {
        if (!path.getPathType().equals("Prefix")) {
            throw new IllegalArgumentException("only Prefix is known here, found " + path.getPathType());
        }
        String passed = pass.formatted(path.getBackend().getService().getName());
        String prefix = path.getPath().replaceAll("/$", "");
        String exact = prefix.isEmpty() ? "" : "    location = %s { %s }\n".formatted(prefix, passed);
        return exact + "    location %s/ { %s }\n".formatted(prefix, passed);
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    @Override
    public void close() {
        nginx.destroy();
        try {
            if (!nginx.waitFor(10, TimeUnit.SECONDS)) {
                nginx.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
