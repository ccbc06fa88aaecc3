package io.clickanalytics.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Tells who started the program with port 0 which port it got. */
final class PortFile {
    private PortFile() {}

    /** Who waits for the file never reads half of it; {@code file} is null when nobody asks. */
    static void write(@Nullable Path file, int port) {
        if (file == null) {
            return;
        }
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".draft");
            Files.writeString(draft, port + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CannotStart("The port file " + file + " cannot be written: " + e, e);
        }
    }
}
