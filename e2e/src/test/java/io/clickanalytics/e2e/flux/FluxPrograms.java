package io.clickanalytics.e2e.flux;

import static org.junit.jupiter.api.Assumptions.abort;

import io.clickanalytics.e2e.harness.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Flux's controllers and the definitions of their kinds, as e2e/cluster makes them from their Go modules.
 *
 * @param folder where they are
 */
record FluxPrograms(Path folder) {
    private static final Path SCRIPT = Documents.ROOT.resolve("e2e/cluster/cluster");
    /** What the script ends with where the machine lacks something. */
    private static final int LACKING = 3;

    /** Builds them, unless they are there; skips the test on a machine that cannot. */
    static FluxPrograms built() {
        List<String> said = new ArrayList<>();
        int code = run(said);
        if (code == LACKING) {
            abort(String.join("\n", said));
        }
        if (code != 0) {
            throw new IllegalStateException("found that " + SCRIPT + " flux ended with code " + code
                    + ", wanted 0; it said: " + String.join("\n", said));
        }
        return new FluxPrograms(Path.of(said.get(said.size() - 1)));
    }

    Path program(String name) {
        return folder.resolve(name);
    }

    /** A file each. */
    List<Path> kinds() {
        return Documents.files(folder.resolve("kinds"), ".yaml").toList();
    }

    private static int run(List<String> said) {
        try {
            Process script = new ProcessBuilder(SCRIPT.toString(), "flux")
                    .redirectErrorStream(true)
                    .start();
            script.getOutputStream().close();
            script.inputReader().lines().forEach(line -> {
                System.out.println(line);
                said.add(line);
            });
            return script.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + SCRIPT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + SCRIPT + " ran", e);
        }
    }
}
