package io.clickanalytics.local.run;

import io.clickanalytics.local.console.Refusal;
import io.clickanalytics.local.console.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second whether the resource was edited, and has the programs follow. */
final class ResourceEdits implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceEdits.class);

    private final Path resource;
    private final Supplier<Described> described;
    private final Consumer<SettingsEdit> programs;
    private final Terminal terminal;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(ResourceEdits::daemon);
    private Described current;
    private String seen;
    private @Nullable String failed;

    /**
     * @param described what the resource means now; refuses one that is wrong
     * @param current what the programs were started with
     * @param programs follow an edit, or throw and are asked again
     */
    ResourceEdits(
            Path resource,
            Supplier<Described> described,
            Described current,
            Consumer<SettingsEdit> programs,
            Terminal terminal) {
        this.resource = resource;
        this.described = described;
        this.current = current;
        this.programs = programs;
        this.terminal = terminal;
        seen = text("");
    }

    /** Looks from now on. */
    ResourceEdits started() {
        var unused = looks.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        return this;
    }

    /** An editor may have removed the file for a moment. */
    private String text(String otherwise) {
        try {
            return Files.readString(resource);
        } catch (IOException e) {
            return otherwise;
        }
    }

    /** One look; what could not be followed is tried again by the next. */
    void look() {
        String text = text(seen);
        if (text.equals(seen)) {
            return;
        }
        try {
            follow(described.get());
            seen = text;
        } catch (Refusal refusal) {
            seen = text;
            terminal.line(String.valueOf(refusal.getMessage()));
            terminal.line("Everything goes on as before.");
        } catch (RuntimeException e) {
            LOG.error("an edit of the resource could not be followed", e);
            tell(text, e);
        }
    }

    private void tell(String text, RuntimeException failure) {
        if (!text.equals(failed)) {
            failed = text;
            terminal.line("The edit of the resource cannot be followed (%s); it is tried again every second."
                    .formatted(failure.getMessage()));
        }
    }

    private void follow(Described now) {
        var edit = new SettingsEdit(current.settings(), now.settings());
        if (edit.movesTopics()) {
            terminal.line("The resource names other topics: stop and start the run for that; it goes on as before.");
            return;
        }
        programs.accept(edit);
        edit.changes().forEach(change -> terminal.line("The resource was edited: " + change));
        now.warnings().stream()
                .filter(warning -> !current.warnings().contains(warning))
                .forEach(terminal::line);
        current = now;
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "resource");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
