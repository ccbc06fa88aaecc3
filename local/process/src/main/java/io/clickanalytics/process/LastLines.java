package io.clickanalytics.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, however long the log is. */
public final class LastLines {
    private static final int BYTES = 8192;

    private LastLines() {}

    /**
     * The last lines after a position.
     *
     * @param from bytes of the log that are none of our business
     */
    public static List<String> of(Path log, long from, int lines) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var end = new byte[(int) Math.max(0, Math.min(BYTES, file.length() - from))];
            file.seek(file.length() - end.length);
            file.readFully(end);
            List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of("(" + log + " cannot be read: " + e.getMessage() + ")");
        }
    }
}
