package io.clickanalytics.dashboard;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Dashboards that are signed in to at one issuer: replicas of each other, all at one port, so one at a time. */
final class SignInForTests {
    private final Path folder;
    private final String issuer;
    private final int port = freePort();

    SignInForTests(Path folder, String issuer) throws IOException {
        this.folder = folder;
        this.issuer = issuer;
        Files.writeString(folder.resolve("clientSecret"), MockIssuer.SECRET + "\n");
    }

    String page() {
        return "http://127.0.0.1:" + port + "/phones/";
    }

    /** No broker is in reach: who is let in is told so. */
    DashboardForTests replica(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "http.port",
                Integer.toString(port),
                "http.path",
                "/phones",
                "signIn.issuer",
                issuer,
                "signIn.clientId",
                MockIssuer.CLIENT,
                "signIn.address",
                "http://127.0.0.1:" + port + "/phones",
                "signIn.folder",
                folder.toString()));
        settings.putAll(more);
        return new DashboardForTests("127.0.0.1:1", "results", settings);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
