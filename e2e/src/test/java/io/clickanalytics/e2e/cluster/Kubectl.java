package io.clickanalytics.e2e.cluster;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * kubectl, as a user runs it.
 *
 * @param program the executable
 * @param kubeconfig its variable {@code KUBECONFIG}
 */
public record Kubectl(Path program, String kubeconfig) {
    /**
     * What one run of it gave.
     *
     * @param code 0 for success
     * @param output standard output
     * @param errors standard error
     */
    public record Answer(int code, String output, String errors) {}

    static Kubectl onPath(String kubeconfig) {
        Path program = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "found no kubectl on the PATH, wanted it, as the tests act as its" + " user does; install it"));
        return new Kubectl(program, kubeconfig);
    }

    /** Runs it; returns its output, and throws with its errors when it fails. */
    public String run(String... arguments) {
        return succeeded(ask("", arguments), arguments);
    }

    /** The same with a standard input, for {@code -f -}. */
    public String feed(String input, String... arguments) {
        return succeeded(ask(input, arguments), arguments);
    }

    /** Runs it; failure is an answer, too. */
    public Answer ask(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("KUBECONFIG", kubeconfig);
        // What it caches of one cluster is not for the next, nor for the user's home.
        builder.environment()
                .put(
                        "KUBECACHEDIR",
                        Path.of(System.getProperty("root", ".."), "e2e/target/kubectl")
                                .toString());
        try {
            return answer(builder.start(), input);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + command, e);
        }
    }

    private static Answer answer(Process process, String input) throws IOException, InterruptedException {
        CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> read(process.errorReader()));
        try (Writer writer = process.outputWriter()) {
            writer.write(input);
        }
        String output = read(process.inputReader());
        return new Answer(process.waitFor(), output, errors.join());
    }

    private static String read(Reader reader) {
        try (reader) {
            var text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String succeeded(Answer answer, String... arguments) {
        if (answer.code() != 0) {
            throw new IllegalStateException("kubectl " + String.join(" ", arguments) + " ended with code "
                    + answer.code() + ": " + answer.errors());
        }
        return answer.output();
    }
}
