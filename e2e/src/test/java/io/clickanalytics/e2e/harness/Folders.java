package io.clickanalytics.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders of the tests, under the module's target: logs are found there after a failure, and the next clean removes them. */
final class Folders {
    private Folders() {}

    /** A new one. */
    static Path fresh(String name) {
        try {
            Path runs = Files.createDirectories(Path.of(System.getProperty("root"), "e2e", "target", "runs"));
            return Files.createTempDirectory(runs, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
