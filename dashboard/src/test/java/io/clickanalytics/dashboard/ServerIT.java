package io.clickanalytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does with no broker in reach. */
class ServerIT {
    private DashboardForTests dashboard;

    @BeforeEach
    void start() {
        dashboard = new DashboardForTests("127.0.0.1:1", "results", Map.of("http.origins", "https://shop.example.com"));
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void livesAndIsNotReady() {
        assertThat(dashboard.get("livez").statusCode()).isEqualTo(200);
        assertThat(dashboard.get("readyz").statusCode()).isEqualTo(503);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(dashboard.get("readyz").body()).contains("unreachable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "page.css", "icon.svg", "main.js", "chart.js", "echarts.js"})
    void servesThePageFromTheJarAndOnceOnly(String file) {
        HttpResponse<String> first = dashboard.get(file);
        String tag = first.headers().firstValue("etag").orElseThrow();

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isNotBlank();
        assertThat(dashboard.get(file, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void compressesOnDemand() {
        assertThat(dashboard
                        .get("echarts.js", "Accept-Encoding", "gzip")
                        .headers()
                        .firstValueAsLong("content-length")
                        .orElseThrow())
                .isLessThan(300_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api/windows", "metrics", "livez", "nothing-here", "ws"})
    void everyAnswerForbidsWhatThePageDoesNotNeed(String path) {
        var headers = dashboard.get(path).headers();

        assertThat(headers.firstValue("content-security-policy")).hasValueSatisfying(policy -> assertThat(policy)
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .doesNotContain("unsafe"));
        assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"META-INF/MANIFEST.MF", "..%2f..%2fetc/passwd", "page/index.html", "logback.xml"})
    void servesNothingElse(String path) {
        assertThat(dashboard.get(path).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, clicks.v1, 403",
        "null, clicks.v1, 403",
        "https://shop.example.com.evil.example, clicks.v1, 403",
        "https://shop.example.com, clicks.v1, 101",
        "SELF, clicks.v1, 101",
        "SELF, clicks.v2, 400",
        "SELF, , 400"
    })
    void decidesBeforeTheUpgradeWhoMayOpenTheSocket(String origin, String protocol, int status) throws IOException {
        try (var raw = new RawSocket(dashboard.port())) {
            assertThat(raw.upgrade(origin.replace("SELF", "http://127.0.0.1:" + dashboard.port()), protocol))
                    .isEqualTo(status);
        }
    }

    @Test
    void aViewerThatSendsTooMuchAtOnceIsCutOff() throws IOException {
        try (var raw = new RawSocket(dashboard.port())) {
            assertThat(raw.upgrade("http://127.0.0.1:" + dashboard.port(), "clicks.v1"))
                    .isEqualTo(101);

            raw.sendTextFrame(100_000);

            assertThat(raw.endsWithin(Duration.ofSeconds(10))).isTrue();
        }
    }

    /** A WebSocket by hand: one that a library would not let do wrong. */
    private static final class RawSocket implements AutoCloseable {
        private final Socket socket;

        RawSocket(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
        }

        int upgrade(String origin, String protocol) throws IOException {
            String request = "GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + socket.getPort()
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: " + origin + "\r\n"
                    + (protocol == null ? "" : "Sec-WebSocket-Protocol: " + protocol + "\r\n") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return Integer.parseInt(lines.readLine().split(" ", -1)[1]);
        }

        /** A frame with a mask of zeroes and a length in eight bytes. */
        void sendTextFrame(int length) throws IOException {
            var head = new byte[14];
            head[0] = (byte) 0x81;
            head[1] = (byte) 0xff;
            for (int i = 0; i < 8; i++) {
                head[9 - i] = (byte) ((long) length >>> (8 * i));
            }
            socket.getOutputStream().write(head);
        }

        boolean endsWithin(Duration time) throws IOException {
            socket.setSoTimeout((int) time.toMillis());
            var rest = new byte[1_024];
            int read = 0;
            while (read >= 0) {
                read = socket.getInputStream().read(rest);
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
