package io.clickanalytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is shipped: a class path of jars and one environment variable. */
class DashboardMainIT {
    @TempDir
    private Path folder;

    private Process program;

    @AfterEach
    void end() {
        if (program != null) {
            program.destroyForcibly();
        }
    }

    @Test
    void writesItsPortServesThePageAndStopsWithinFiveSeconds() throws IOException, InterruptedException {
        Path portFile = folder.resolve("port");
        start("kafka.bootstrap.servers=127.0.0.1:1\nresults.topic=r\nhttp.host=127.0.0.1\nhttp.port=0\nhttp.portFile="
                + portFile + "\n");

        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(portFile));
        String port = Files.readString(portFile).strip();
        assertThat(status("http://127.0.0.1:" + port + "/")).isEqualTo(200);

        program.destroy();
        assertThat(program.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(log()).contains("the dashboard has stopped").doesNotContain("\tat ", "did not stop cleanly");
    }

    @Test
    void saysInASentenceThatThePortIsTaken() throws IOException, InterruptedException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            start("kafka.bootstrap.servers=127.0.0.1:1\nresults.topic=r\nhttp.host=127.0.0.1\nhttp.port="
                    + taken.getLocalPort() + "\n");

            assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).isEqualTo(1);
            assertThat(log())
                    .contains("The dashboard cannot start. Port " + taken.getLocalPort())
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void saysAllThatIsWrongWithTheSettings() throws IOException, InterruptedException {
        start("http.port=eighty\n");

        assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(2);
        assertThat(log())
                .contains("kafka.bootstrap.servers: absent")
                .contains("results.topic: absent")
                .contains("http.port: found eighty")
                .doesNotContain("\tat ");
    }

    private void start(String settings) throws IOException {
        Path file = Files.writeString(folder.resolve("dashboard.properties"), settings);
        Path target = Path.of(System.getProperty("root"), "dashboard/target");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx128m",
                        "-cp",
                        target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                        "io.clickanalytics.dashboard.DashboardMain")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("CLICKANALYTICS_SETTINGS", file.toString());
        program = builder.start();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private static int status(String uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
