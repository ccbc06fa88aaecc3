package io.clickanalytics.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The operator's HTTP, asked by strangers. */
final class EndpointIT {
    private static final Duration PROBE = Duration.ofSeconds(30);

    @Test
    void whoSendsHalfOfARequestKeepsNobodyOut() throws Exception {
        try (var endpoint = new Endpoint(new OperatorConfig.Http("127.0.0.1", 0), () -> true, () -> "")) {
            List<Socket> strangers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                strangers.add(halfARequest(endpoint.port()));
            }

            HttpResponse<String> alive = livez(endpoint.port());

            assertThat(alive.statusCode()).isEqualTo(200);
            for (Socket stranger : strangers) {
                stranger.close();
            }
        }
    }

    private static Socket halfARequest(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write("GET /li".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static HttpResponse<String> livez(int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/livez"))
                .timeout(PROBE)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
