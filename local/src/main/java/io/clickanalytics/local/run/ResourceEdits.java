package io.clickanalytics.local.run;

import io.clickanalytics.local.console.Refusal;
import io.clickanalytics.local.console.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second whether the resource was edited, and has the programs follow. */
final class ResourceEdits implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceEdits.class);

    private final ResourceFile resource;
    private final Supplier<Settings> settings;
    private final Programs programs;
    private final Terminal terminal;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(ResourceEdits::daemon);
    private Settings current;
    private String seen;

    private ResourceEdits(ResourceFile resource, Supplier<Settings> settings, Programs programs, Terminal terminal) {
        this.resource = resource;
        this.settings = settings;
        this.programs = programs;
        this.terminal = terminal;
        seen = text("");
        current = settings.get();
    }

    /**
     * Begins to look.
     *
     * @param settings what the resource means here, now; refuses a resource that is wrong
     */
    static ResourceEdits watched(
            ResourceFile resource, Supplier<Settings> settings, Programs programs, Terminal terminal) {
        var edits = new ResourceEdits(resource, settings, programs, terminal);
        var unused = edits.looks.scheduleWithFixedDelay(edits::look, 1, 1, TimeUnit.SECONDS);
        return edits;
    }

    /** An editor may have removed the file for a moment. */
    private String text(String otherwise) {
        try {
            return Files.readString(resource.path());
        } catch (IOException e) {
            return otherwise;
        }
    }

    private void look() {
        String text = text(seen);
        if (text.equals(seen)) {
            return;
        }
        seen = text;
        try {
            follow(new SettingsEdit(current, settings.get()));
        } catch (Refusal refusal) {
            terminal.line(String.valueOf(refusal.getMessage()));
            terminal.line("Everything goes on as before.");
        } catch (RuntimeException e) {
            LOG.error("an edit of the resource could not be followed", e);
        }
    }

    private void follow(SettingsEdit edit) {
        if (edit.movesTopics()) {
            terminal.line("The resource names other topics: stop and start the run for that; it goes on as before.");
            return;
        }
        edit.changes().forEach(change -> terminal.line("The resource was edited: " + change));
        current = edit.now();
        programs.follow(edit);
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
