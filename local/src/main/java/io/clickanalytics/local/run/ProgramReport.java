package io.clickanalytics.local.run;

import io.clickanalytics.local.console.Terminal;
import io.clickanalytics.process.Kept;
import io.clickanalytics.process.LastLines;
import io.clickanalytics.process.Restarts;
import io.clickanalytics.process.Restarts.Next;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Tells the user what becomes of a program. */
final class ProgramReport implements Kept.Watcher {
    private static final int LINES = 8;
    private static final long FULL_BYTES = 64L << 20;

    private final String name;
    private final Path log;
    private final Path lastWords;
    private final Terminal terminal;
    private volatile long logBefore;

    /**
     * For one program.
     *
     * @param log its output
     * @param lastWords file that it may leave its reason in when it gives up
     */
    ProgramReport(String name, Path log, Path lastWords, Terminal terminal) {
        this.name = name;
        this.log = log;
        this.lastWords = lastWords;
        this.terminal = terminal;
    }

    /** The starter, with an eye on where in the log its lines begin. */
    Supplier<Process> watching(Supplier<Process> starter) {
        return () -> {
            logBefore = log.toFile().length();
            return starter.get();
        };
    }

    @Override
    public void ready(Duration took) {
        terminal.line(String.format(Locale.ROOT, "  %-10s ready after %.1f s", name, took.toMillis() / 1000.0));
    }

    @Override
    public void waiting(Duration since) {
        terminal.line("  %-10s is not ready after %d s; its log: %s".formatted(name, since.toSeconds(), log));
    }

    @Override
    public void ended(int exitCode, Next next) {
        terminal.line("The " + name + " ended" + cause(exitCode) + "; its last lines:");
        LastLines.of(log, logBefore, LINES).forEach(line -> terminal.line("  " + name + " | " + line));
        tellLastWords();
        tellFullDisk();
        if (next instanceof Next.Again again) {
            terminal.line("It is started again in %d s (restart %d of %d)."
                    .formatted(again.pause().toSeconds(), again.failures(), Restarts.USUAL.limit()));
        }
    }

    /** A status above 128 is a signal, as a shell has it. */
    static String cause(int exitCode) {
        return exitCode > 128 ? " by signal " + (exitCode - 128) : " with exit code " + exitCode;
    }

    private void tellLastWords() {
        try {
            if (Files.exists(lastWords)) {
                terminal.line("Its reason: " + Files.readString(lastWords).strip());
                Files.delete(lastWords);
            }
        } catch (IOException e) {
            terminal.line("Its reason in " + lastWords + " cannot be read: " + e.getMessage());
        }
    }

    private void tellFullDisk() {
        long free = log.toFile().getUsableSpace();
        if (free < FULL_BYTES) {
            terminal.line("The disk of %s is full (%d MB free): free some, or use --data with a folder on another disk."
                    .formatted(log.getParent(), free >> 20));
        }
    }
}
