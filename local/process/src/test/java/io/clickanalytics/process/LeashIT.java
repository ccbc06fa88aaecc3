package io.clickanalytics.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeashIT {
    @TempDir
    private Path folder;

    private Process starter;
    private ProcessHandle child;

    /** Starts a child on a leash and waits. */
    public static final class Starter {
        private Starter() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            Process child = new Program(folder.resolve("lib"), List.of(), Child.class.getName(), Map.of())
                    .start(folder, folder.resolve("child.log"), arguments);
            child.waitFor();
        }
    }

    /** Says its number when it runs, writes down that it ended in order, and would run for ever. */
    public static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(folder.resolve("ended"), "in order")));
            leave(folder.resolve("pid"), Long.toString(ProcessHandle.current().pid()));
            TimeUnit.DAYS.sleep(1);
        }

        private static void leave(Path file, String text) {
            try {
                Path part = Files.writeString(file.resolveSibling(file.getFileName() + ".part"), text);
                Files.move(part, file);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @BeforeEach
    void startBoth() throws IOException {
        Path libraries = JarOf.classes(folder, Starter.class, Child.class);
        starter = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        libraries + "/*" + System.getProperty("path.separator") + System.getProperty("leash.jar"),
                        Starter.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("starter.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(folder.resolve("pid")));
        child = ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("pid"))))
                .orElseThrow();
    }

    @AfterEach
    void endBoth() {
        starter.destroyForcibly();
        child.destroyForcibly();
    }

    @Test
    void aProgramEndsInOrderSoonAfterItsStarterWasKilled() {
        starter.destroyForcibly();

        await().atMost(Duration.ofSeconds(20)).until(() -> !child.isAlive());
        assertThat(folder.resolve("ended")).hasContent("in order");
    }

    @Test
    void aProgramLeavesCtrlCToItsStarter() throws Exception {
        for (String signal : List.of("INT", "HUP")) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(child.pid()))
                    .start()
                    .waitFor();
        }

        assertThat(child.onExit()).failsWithin(Duration.ofSeconds(1));
        child.destroy();
        await().atMost(Duration.ofSeconds(20)).until(() -> !child.isAlive());
    }
}
