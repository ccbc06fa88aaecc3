package io.clickanalytics.local.run;

import io.clickanalytics.local.console.Reason;
import io.clickanalytics.local.console.Refusal;
import io.clickanalytics.local.console.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where topics, state, settings and logs of a run live; one run at a time. */
final class DataFolder implements AutoCloseable {
    /** Raised when a launcher could not go on with what an earlier one left in a folder. */
    static final int LAYOUT = 1;

    private static final long LEAST_FREE_BYTES = 128L << 20;
    private static final String LAYOUT_FILE = "clickanalytics-layout";
    private static final String LOCK_FILE = "run.pid";

    private final Path folder;
    private final boolean temporary;
    private final FileChannel lock;

    private DataFolder(Path folder, boolean temporary, FileChannel lock) {
        this.folder = folder;
        this.temporary = temporary;
        this.lock = lock;
    }

    /** The folder that the user named, or one for this run only. */
    static DataFolder open(@Nullable Path named) {
        Path folder = named == null ? null : named.toAbsolutePath().normalize();
        try {
            return folder == null ? temporary() : kept(folder);
        } catch (IOException e) {
            throw new Refusal("the data folder %s cannot be written (%s); name another with --data"
                    .formatted(folder == null ? System.getProperty("java.io.tmpdir") : folder, Reason.of(e)));
        }
    }

    private static DataFolder temporary() throws IOException {
        checkDisk(Path.of(System.getProperty("java.io.tmpdir")));
        Path folder = Files.createTempDirectory("clickanalytics-");
        return new DataFolder(folder, true, locked(folder));
    }

    private static DataFolder kept(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Refusal(folder + " is a file; name a folder with --data");
        }
        Files.createDirectories(folder);
        checkDisk(folder);
        checkLayout(folder);
        FileChannel lock = locked(folder);
        Files.writeString(folder.resolve(LAYOUT_FILE), Integer.toString(LAYOUT));
        return new DataFolder(folder, false, lock);
    }

    private static void checkDisk(Path folder) {
        long free = folder.toFile().getUsableSpace();
        if (free < LEAST_FREE_BYTES) {
            throw new Refusal(
                    "the disk of %s has %d MB free, and %d are needed to begin; free some, or name a folder on another disk with --data"
                            .formatted(folder, free >> 20, LEAST_FREE_BYTES >> 20));
        }
    }

    private static void checkLayout(Path folder) throws IOException {
        Path file = folder.resolve(LAYOUT_FILE);
        if (!Files.exists(file)) {
            checkEmpty(folder);
            return;
        }
        String found = Files.readString(file).strip();
        if (!found.equals(Integer.toString(LAYOUT))) {
            throw new Refusal(
                    "the data folder %s has layout %s, this version reads layout %d; use the version that wrote"
                                    .formatted(folder, found, LAYOUT)
                            + " it, or another folder");
        }
    }

    private static void checkEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            if (files.anyMatch(file -> !file.endsWith(LOCK_FILE))) {
                throw new Refusal(
                        "the folder " + folder + " holds files of others; name an empty or a new one with --data");
            }
        }
    }

    /** The operating system frees the lock however a run ends; the number in the file is for the reader of the refusal. */
    private static FileChannel locked(Path folder) throws IOException {
        Path file = folder.resolve(LOCK_FILE);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            throw new Refusal(
                    "the data folder %s is in use by process %s; stop that one, or name another folder with --data"
                            .formatted(folder, Files.readString(file).strip()));
        }
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(
                Long.toString(ProcessHandle.current().pid())));
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** Everything in it. */
    Path path() {
        return folder;
    }

    /** Whether it is removed at the end. */
    boolean isTemporary() {
        return temporary;
    }

    /** A folder in it; made when it does not exist. */
    Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new Refusal(
                    "the folder %s cannot be made in %s (%s); free the disk or name another folder with --data"
                            .formatted(name, folder, Reason.of(e)));
        }
    }

    /** The file that a program's output goes to. */
    Path log(String program) {
        return folder("logs").resolve(program + ".log");
    }

    /** Frees the lock. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock of " + folder + " cannot be freed", e);
        }
    }

    /** Removes a temporary folder unless it is worth a look. */
    void conclude(boolean worthALook, Terminal terminal) {
        if (temporary && worthALook) {
            terminal.line("Its logs are in " + folder.resolve("logs") + ".");
        } else if (temporary) {
            remove();
        }
    }

    /** Best effort, since the run's verdict is known by now. */
    private void remove() {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("The folder " + folder + " could not be removed: " + e);
        }
    }
}
