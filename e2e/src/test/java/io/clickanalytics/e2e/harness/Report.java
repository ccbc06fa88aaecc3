package io.clickanalytics.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What {@code clickanalytics recount --json} said.
 *
 * @param status exit status
 */
public record Report(int status, JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of a pipeline with these settings, when it had time to count everything up to now. */
    public static Report of(Path folder, Map<String, String> settings, Duration patience) {
        Path file = folder.resolve("recount.properties");
        Deployment.write(file, settings);
        List<String> options = List.of("--settings", file.toString(), "--wait", Long.toString(patience.toSeconds()));
        return of(Installation.built(), folder, options, patience.plusMinutes(3));
    }

    static Report of(Installation installation, Path folder, List<String> arguments, Duration patience) {
        List<String> command = new ArrayList<>(List.of(installation.command(), "recount", "--json"));
        command.addAll(arguments);
        try {
            Path out = Files.createTempFile(folder, "recount", ".json");
            Path messages = Files.createTempFile(folder, "recount", ".txt");
            Process recount = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(messages.toFile())
                    .start();
            boolean ended = recount.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
            recount.destroyForcibly();
            String said = Files.readString(out, StandardCharsets.UTF_8);
            assertThat(ended && !said.isBlank())
                    .as("recount has a verdict: " + Files.readString(messages))
                    .isTrue();
            return new Report(recount.exitValue(), JSON.readTree(said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while recounting", e);
        }
    }

    /** Every count is right, and every one of the clicks is in a published window or counted as dropped. */
    public Report isRight(long clicks) {
        assertThat(json.path("outcome").asText()).as(json.toString()).isEqualTo("right");
        assertThat(json.path("complete").asBoolean()).as("complete: " + json).isTrue();
        assertThat(json.path("clicks").asLong()).as(json.toString()).isEqualTo(clicks);
        assertThat(status).isZero();
        return this;
    }

    /** Something is wrong, and this is among what is said of it. */
    public void isWrong(String what) {
        assertThat(status).as(json.toString()).isEqualTo(1);
        assertThat(json.path("differences").toString()).contains(what);
    }

    /** A number of the report. */
    public long number(String name) {
        assertThat(json.path(name).isNumber()).as(name + " in " + json).isTrue();
        return json.path(name).asLong();
    }
}
