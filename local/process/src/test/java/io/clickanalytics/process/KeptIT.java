package io.clickanalytics.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptIT implements Kept.Watcher {
    private static final Restarts TWO =
            new Restarts(2, Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMinutes(1), Set.of(3));

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicReference<Process> process = new AtomicReference<>();
    private Path libraries;
    private Kept kept;

    @TempDir
    private Path folder;

    /** Answers {@code /readyz}; the argument says what else it does. */
    public static final class Server {
        private Server() {}

        public static void main(String[] arguments) throws Exception {
            if (arguments[1].equals("refuses")) {
                System.exit(3);
            }
            if (arguments[1].equals("fails")) {
                System.exit(7);
            }
            if (arguments[1].equals("hangs")) {
                Runtime.getRuntime().addShutdownHook(new Thread(Server::sleep));
            }
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/readyz", exchange -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            Files.writeString(
                    Path.of(arguments[0]), Integer.toString(server.getAddress().getPort()));
        }

        private static void sleep() {
            try {
                TimeUnit.DAYS.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @BeforeEach
    void pack() throws IOException {
        libraries = JarOf.classes(folder, Server.class);
    }

    @AfterEach
    void stop() {
        kept.close();
    }

    @Test
    void aProgramThatIsKilledIsStartedAgain() {
        kept = keep("serves");
        kept.ready().orTimeout(30, TimeUnit.SECONDS).join();
        Process first = process.get();

        first.destroyForcibly();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(heard).containsExactly("ready", "ended 137, Again 1", "ready"));
        assertThat(process.get().pid()).isNotEqualTo(first.pid());
    }

    @Test
    void aRenewedProgramIsStartedAnewWithoutBlame() {
        kept = keep("serves");
        kept.ready().orTimeout(30, TimeUnit.SECONDS).join();
        Process first = process.get();

        kept.renew();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(heard).containsExactly("ready", "ready"));
        assertThat(process.get().pid()).isNotEqualTo(first.pid());
    }

    @Test
    void aProgramThatFailsAgainAndAgainIsGivenUp() {
        kept = keep("fails");

        String reason = kept.gaveUp().orTimeout(30, TimeUnit.SECONDS).join();

        assertThat(reason).isEqualTo("it ended 3 times in a row, the last time with exit code 7");
        assertThat(heard).containsExactly("ended 7, Again 1", "ended 7, Again 2", "ended 7, GiveUp 3");
        assertThat(kept.ready()).isNotDone();
    }

    @Test
    void aProgramThatRefusesIsGivenUpAtOnce() {
        kept = keep("refuses");

        String reason = kept.gaveUp().orTimeout(30, TimeUnit.SECONDS).join();

        assertThat(reason).isEqualTo("it refused with exit code 3, and would again");
        assertThat(heard).containsExactly("ended 3, GiveUp 1");
    }

    @Test
    void aProgramThatIsStoppedIsNotStartedAgain() {
        kept = keep("serves");
        kept.ready().orTimeout(30, TimeUnit.SECONDS).join();

        kept.close();

        assertThat(process.get().isAlive()).isFalse();
        assertThat(heard).containsExactly("ready");
    }

    @Test
    void aProgramThatHangsWhenItIsStoppedIsKilled() {
        kept = keep("hangs");
        kept.ready().orTimeout(30, TimeUnit.SECONDS).join();

        kept.close();

        assertThat(process.get().exitValue()).isEqualTo(128 + 9);
    }

    private Kept keep(String behaviour) {
        Path portFile = folder.resolve("port");
        var program = new Program(libraries, List.of(), Server.class.getName(), Map.of());
        return new Kept(
                        () -> {
                            deleteIfExists(portFile);
                            Process started =
                                    program.start(folder, folder.resolve("server.log"), portFile.toString(), behaviour);
                            process.set(started);
                            return started;
                        },
                        Readiness.http(portFile),
                        TWO,
                        Duration.ofSeconds(2),
                        this)
                .start("server");
    }

    private static void deleteIfExists(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void ready(Duration took) {
        heard.add("ready");
    }

    @Override
    public void waiting(Duration since) {
        heard.add("waiting");
    }

    @Override
    public void ended(int exitCode, Restarts.Next next) {
        heard.add("ended " + exitCode + ", " + next.getClass().getSimpleName() + " " + next.failures());
    }
}
