package io.clickanalytics.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.process.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A pipeline that was started.
 *
 * @param folder holds its files
 * @param name of its files, before their endings
 */
public record PipelineProcess(Process process, Path folder, String name) {
    private static final Duration START = Duration.ofMinutes(2);

    /** Returns when it counts. */
    public PipelineProcess awaitReady() {
        Readiness readiness = Readiness.http(portFile());
        await("readiness, see " + log())
                .atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    assertThat(process.isAlive())
                            .as("the pipeline lives, see " + log())
                            .isTrue();
                    return readiness.reached();
                });
        return this;
    }

    /** Returns after the time; the pipeline must not have ended by itself. */
    public PipelineProcess runs(Duration time) throws InterruptedException {
        boolean ended = process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(ended).as("the pipeline ended by itself, see " + log()).isFalse();
        return this;
    }

    /** Returns when it has ended by itself, with its exit status. */
    public int awaitEnd() throws InterruptedException {
        boolean ended = process.waitFor(START.toSeconds(), TimeUnit.SECONDS);
        assertThat(ended).as("the pipeline has ended, see " + log()).isTrue();
        return process.exitValue();
    }

    /** Why it gave up, as Kubernetes would show it. */
    public String lastWords() {
        try {
            return Files.readString(file("termination"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("it left no message, see " + log(), e);
        }
    }

    /** With -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** With SIGTERM, as Kubernetes does. */
    public int terminate() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    /** SIGSTOP: it stands still wherever it is. */
    public void freeze() {
        signal("-STOP");
    }

    /** SIGCONT: it goes on and knows nothing of the pause. */
    public void thaw() {
        signal("-CONT");
    }

    Path settings() {
        return file("properties");
    }

    Path portFile() {
        return file("port");
    }

    Path log() {
        return file("log");
    }

    Path file(String ending) {
        return folder.resolve(name + "." + ending);
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
            assertThat(kill.waitFor(10, TimeUnit.SECONDS) && kill.exitValue() == 0)
                    .as("kill " + signal)
                    .isTrue();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("kill " + signal + " cannot be run", e);
        }
    }
}
