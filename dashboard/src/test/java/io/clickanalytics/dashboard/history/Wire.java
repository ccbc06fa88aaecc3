package io.clickanalytics.dashboard.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The golden files that the pipeline's tests read, too. */
final class Wire {
    private Wire() {}

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(Path.of(System.getProperty("root"), "docs/wire", name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Window window(String name) {
        return ((WindowRecord.Good) WindowReader.read(bytes(name))).window();
    }
}
