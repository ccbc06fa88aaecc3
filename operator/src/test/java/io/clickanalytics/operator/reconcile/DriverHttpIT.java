package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.operator.status.DriverReport;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What drivers may answer, and who pretends to be one. */
final class DriverHttpIT {
    private static final int BOUND = 30;
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n";

    private final DriverHttp http = new DriverHttp(Clock.systemUTC());

    @Test
    void anAnswerIsRead() throws Exception {
        String document = "{\"phase\": \"RUNNING\"}";

        var answer = ask(out -> {
            write(out, HEAD.formatted(document.length()) + document);
            out.flush();
        });

        assertThat(answer.report()).get().extracting(DriverReport::phase).isEqualTo("RUNNING");
    }

    @Test
    void anAnswerWithoutAnEndIsCutShort() throws Exception {
        var answer = ask(out -> {
            write(out, HEAD.formatted(Integer.MAX_VALUE));
            while (true) {
                write(out, " ".repeat(4_096));
            }
        });

        assertThat(answer.report()).isEmpty();
        assertThat(answer.connectionClosed()).isTrue();
    }

    @Test
    void anAnswerThatNeverComesToItsEndIsNotWaitedFor() throws Exception {
        var answer = ask(out -> {
            write(out, HEAD.formatted(1_000));
            while (true) {
                write(out, " ");
                TimeUnit.MILLISECONDS.sleep(100);
            }
        });

        assertThat(answer.report()).isEmpty();
        assertThat(answer.connectionClosed()).isTrue();
    }

    private Answer ask(Driver driver) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Boolean> served = CompletableFuture.supplyAsync(() -> serve(server, driver));
            URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/status");
            Optional<DriverReport> report = http.ask(uri).get(BOUND, TimeUnit.SECONDS);
            return new Answer(report, served.get(BOUND, TimeUnit.SECONDS));
        }
    }

    /** True when the other side closed the connection first. */
    private static boolean serve(ServerSocket server, Driver driver) {
        try (Socket socket = server.accept()) {
            driver.answer(socket.getOutputStream());
            return false;
        } catch (IOException e) {
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this", e);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private record Answer(Optional<DriverReport> report, boolean connectionClosed) {}

    @FunctionalInterface
    private interface Driver {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }
}
