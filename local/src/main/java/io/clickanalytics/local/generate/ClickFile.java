package io.clickanalytics.local.generate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.LongConsumer;

/** A click log as a file in UTF-8. */
public final class ClickFile {
    private static final int BUFFER = 1 << 16;

    private ClickFile() {}

    /**
     * Writes the file, over one that exists. It appears whole or not at all: half a log would replay as a smaller truth.
     *
     * @param progress told now and then how many rows are written
     */
    public static void write(ClickLog log, Path file, LongConsumer progress) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                write(log, out, progress);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Writes to a stream that stays open. */
    public static void write(ClickLog log, OutputStream stream, LongConsumer progress) throws IOException {
        var out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER);
        new ClickWriter(log).write(out, progress);
        out.flush();
    }
}
