package io.clickanalytics.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that a program watches: replaced whole, so that it never reads a half, and only when its content is another.
 *
 * @param path where it is
 */
record WatchedFile(Path path) {
    /** Makes this its content. */
    void write(String text) {
        try {
            if (Files.exists(path) && Files.readString(path).equals(text)) {
                return;
            }
            Path part = Files.writeString(path.resolveSibling(path.getFileName() + ".part"), text);
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the settings cannot be written to " + path, e);
        }
    }
}
