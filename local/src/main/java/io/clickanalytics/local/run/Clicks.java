package io.clickanalytics.local.run;

import io.clickanalytics.local.console.Reason;
import io.clickanalytics.local.console.Refusal;
import io.clickanalytics.local.generate.ClickFile;
import io.clickanalytics.local.generate.ClickLog;
import io.clickanalytics.local.generate.ClickWriter;
import io.clickanalytics.local.replay.Pace;
import io.clickanalytics.local.replay.ReplayPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which clicks a run sends.
 *
 * @param replayed false: none
 * @param file the user's own, null for the paper's case
 * @param column sent where clicks are plain text
 * @param pace of sending
 * @param rounds how often, and what follows
 */
record Clicks(boolean replayed, @Nullable Path file, String column, Pace pace, Rounds rounds) {
    private static final long SEED = 1;

    /** How often the file is sent, and what follows. */
    enum Rounds {
        /** Over and over. */
        LOOP,
        /** Once; the system runs on. */
        SINGLE,
        /** Once; then everything is recounted and the run ends. */
        CHECKED
    }

    /** As the user wants it; refused when the file cannot be read, before anything starts. */
    static Clicks of(RunOptions options) {
        if (options.file != null && !Files.isReadable(options.file)) {
            throw new Refusal(options.file
                    + " cannot be read; name a CSV file with --file, or leave it out for the phone clicks");
        }
        Rounds rounds = options.once ? Rounds.CHECKED : options.noLoop ? Rounds.SINGLE : Rounds.LOOP;
        return new Clicks(!options.noReplay, options.file, options.column, pace(options.rate), rounds);
    }

    private static Pace pace(String rate) {
        try {
            return rate.equals("max") ? new Pace.Fast() : Pace.Steady.parse(rate);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--rate: " + e.getMessage() + ", or max", e);
        }
    }

    /**
     * What is to be replayed into this system.
     *
     * @param folder gets the generated clicks when the user names no file
     */
    Optional<ReplayPlan> plan(Settings settings, Path folder) {
        return replayed
                ? Optional.of(plan(settings.clicks(), file == null ? generated(folder.resolve("phones.csv")) : file))
                : Optional.empty();
    }

    private ReplayPlan plan(ClickShape shape, Path source) {
        long times = rounds == Rounds.LOOP ? ReplayPlan.FOREVER : 1;
        return new ReplayPlan(ReplayPlan.Source.of(source), shape.content(column), pace, times);
    }

    /** Refuses what this system would count as bad records, one and all; before anything starts. */
    void check(Settings settings) {
        if (!replayed) {
            return;
        }
        ClickShape shape = settings.clicks();
        if (file != null) {
            plan(shape, file).check();
        } else if (shape.format().equals("text") && !ClickWriter.COLUMNS.contains(column)) {
            throw new Refusal("the phone clicks have no column '%s'; they have: %s"
                    .formatted(column, String.join(", ", ClickWriter.COLUMNS)));
        } else if (!shape.fits(ClickWriter.COLUMNS)) {
            throw new Refusal(
                    "the phone clicks do not fit a resource that counts %s of %s records%s; name a CSV that does with --file, or use --no-replay and send clicks to topic %s yourself"
                            .formatted(shape.item(), shape.format(), shape.conditions(), settings.inputTopic()));
        }
    }

    private static Path generated(Path target) {
        try {
            ClickFile.write(ClickLog.phones(SEED), target, rows -> {});
            return target;
        } catch (IOException e) {
            throw new Refusal("the phone clicks cannot be written to %s (%s); free the disk or use another --data"
                    .formatted(target, Reason.of(e)));
        }
    }
}
