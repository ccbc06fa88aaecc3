package io.clickanalytics.e2e.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and the API server, with the rights of its configuration: writes down what is asked, and lets an
 * {@link Interference} refuse, cut and stop.
 */
public final class ApiProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final URI server;
    private final SSLSocketFactory tls;
    private final @Nullable String token;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<ApiConnection> connections = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<ApiRequest> requests = new ConcurrentLinkedQueue<>();
    private volatile Interference interference = Interference.NONE;

    private ApiProxy(Config config) throws IOException, GeneralSecurityException {
        server = URI.create(config.getMasterUrl());
        tls = SSLUtils.sslContext(config).getSocketFactory();
        token = config.getOauthToken();
        listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** Begins to listen. */
    public static ApiProxy before(Config config) {
        try {
            return new ApiProxy(config);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no proxy before " + config.getMasterUrl(), e);
        }
    }

    /** A configuration by which clients come here. */
    public Path kubeconfig(Path folder) {
        String text = """
                apiVersion: v1
                kind: Config
                clusters: [{name: proxy, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: proxy, user: {}}]
                contexts: [{name: proxy, context: {cluster: proxy, user: proxy}}]
                current-context: proxy
                """.formatted(listener.getLocalPort());
        try {
            return Files.writeString(folder.resolve("proxy-" + listener.getLocalPort() + ".kubeconfig"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was asked up to now, in the order of the answers. */
    public List<ApiRequest> requests() {
        return List.copyOf(requests);
    }

    /** The changes among them. */
    public List<ApiRequest> writes() {
        return requests.stream().filter(ApiRequest::isWrite).toList();
    }

    /** From now on; it replaces what was there. */
    public void interfere(Interference with) {
        interference = with;
    }

    /** Ends the connections whose last request is such a one, as a network does. */
    public void cut(Predicate<ApiRequest> which) {
        connections.stream().filter(connection -> connection.asks(which)).forEach(ApiConnection::close);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(ApiConnection::close);
        threads.shutdownNow();
    }

    Interference interference() {
        return interference;
    }

    @Nullable
    String token() {
        return token;
    }

    void answered(ApiRequest request) {
        requests.add(request);
    }

    void ended(ApiConnection connection) {
        connections.remove(connection);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException e) {
                // the listener was closed, or the API server is not there: its client is told by the end of the
                // connection
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket upstream;
        try {
            upstream = upstream();
        } catch (IOException e) {
            client.close();
            throw e;
        }
        client.setTcpNoDelay(true);
        var connection = new ApiConnection(this, client, upstream);
        connections.add(connection);
        threads.execute(connection::forward);
        threads.execute(connection::back);
    }

    private Socket upstream() throws IOException {
        boolean secure = "https".equals(server.getScheme());
        int port = server.getPort() > 0 ? server.getPort() : secure ? 443 : 80;
        Socket socket = secure ? tls.createSocket(server.getHost(), port) : new Socket(server.getHost(), port);
        socket.setTcpNoDelay(true);
        return socket;
    }
}
