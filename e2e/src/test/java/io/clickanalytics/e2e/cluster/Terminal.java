package io.clickanalytics.e2e.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a user types commands.
 *
 * @param kubectl the one that is found there, with its kubeconfig
 * @param folder in which they are typed
 * @param programs folders with further programs
 */
public record Terminal(Kubectl kubectl, Path folder, List<Path> programs) {
    public Terminal {
        programs = List.copyOf(programs);
    }

    /** Types a line for bash; all that is seen of it is its output. */
    public Kubectl.Answer type(String line) {
        var builder = new ProcessBuilder("bash", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", kubectl.kubeconfig());
        builder.environment().merge("PATH", path(), (there, ours) -> ours + File.pathSeparator + there);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String seen = process.inputReader().lines().collect(Collectors.joining("\n"));
            return new Kubectl.Answer(process.waitFor(), seen, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + line, e);
        }
    }

    private String path() {
        return Stream.concat(Stream.of(kubectl.program().toAbsolutePath().getParent()), programs.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
