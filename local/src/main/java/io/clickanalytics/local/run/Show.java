package io.clickanalytics.local.run;

import io.clickanalytics.local.console.ExitCode;
import io.clickanalytics.local.console.Terminal;
import io.clickanalytics.local.recount.Recount;
import io.clickanalytics.local.recount.VerdictText;
import io.clickanalytics.local.recount.judge.Verdict;
import io.clickanalytics.local.replay.Destination;
import io.clickanalytics.local.replay.ReplayPlan;
import io.clickanalytics.local.replay.ReplayStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What the user sees of a system that runs: clicks going in, windows coming out. */
final class Show {
    /** Also for a pipeline that is started again meanwhile. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration A_MOMENT = Duration.ofSeconds(4);

    private final Programs programs;
    private final Settings settings;
    private final String bootstrap;
    private final Terminal terminal;

    Show(Programs programs, Settings settings, String bootstrap, Terminal terminal) {
        this.programs = programs;
        this.settings = settings;
        this.bootstrap = bootstrap;
        this.terminal = terminal;
    }

    /** Goes on until the user stops it, or, when everything is to be checked, until it is. */
    int exitCode(Clicks clicks, DataFolder data) {
        Optional<ReplayPlan> plan = clicks.plan(settings, data.path());
        var lines = new WindowLines(settings.labels(), ZoneId.systemDefault());
        try (var windows = ResultFeed.started(
                bootstrap, settings.resultsTopic(), window -> lines.line(window).ifPresent(terminal::line))) {
            if (plan.isPresent()) {
                Instant last = replayed(plan.get());
                if (clicks.rounds() == Clicks.Rounds.CHECKED) {
                    return checked(windows, last);
                }
            }
            terminal.progress("running; Ctrl-C stops it");
            return programs.await(new CompletableFuture<Integer>());
        }
    }

    /** Returns after the last click, with the time of that. */
    private Instant replayed(ReplayPlan plan) {
        var kafka = new Destination(bootstrap, settings.kafkaProperties());
        try (var replay = ClickReplay.started(plan, kafka, settings.inputTopic(), terminal)) {
            ReplayStatus status = programs.await(replay.done());
            terminal.endProgress();
            terminal.line(String.format(Locale.ROOT, "All %,d clicks are sent.", status.sent()));
            return Instant.now();
        }
    }

    /** The verdict of an independent recount over all that the input holds. */
    private int checked(ResultFeed windows, Instant last) {
        Duration patience = PATIENCE.plus(settings.windowSpan());
        await(
                windows.passed(last).completeOnTimeout(null, patience.toSeconds(), TimeUnit.SECONDS),
                "Waiting for the windows of the last clicks to close, for %d s at most: a window takes %d s."
                        .formatted(patience.toSeconds(), settings.windowLength().toSeconds()));
        Verdict verdict = await(
                CompletableFuture.supplyAsync(() -> new Recount(settings.pipeline()).verdict(PATIENCE), Show::onDaemon),
                "Counting all clicks again; what is not counted yet is waited for, for %d s at most."
                        .formatted(PATIENCE.toSeconds()));
        terminal.line("");
        VerdictText.of(verdict).forEach(terminal::line);
        return exitCode(verdict);
    }

    /** Who waits for more than a moment is told for what. */
    private <T> T await(CompletableFuture<T> something, String sentence) {
        CompletableFuture.delayedExecutor(A_MOMENT.toSeconds(), TimeUnit.SECONDS, Show::onDaemon)
                .execute(() -> {
                    if (!something.isDone()) {
                        terminal.line(sentence);
                    }
                });
        return programs.await(something);
    }

    private static int exitCode(Verdict verdict) {
        return switch (verdict.outcome()) {
            case RIGHT -> verdict.complete() ? ExitCode.OK : ExitCode.INCOMPLETE;
            case WRONG -> ExitCode.WRONG;
            case UNKNOWN -> ExitCode.REFUSED;
        };
    }

    private static void onDaemon(Runnable task) {
        var thread = new Thread(task, "recount");
        thread.setDaemon(true);
        thread.start();
    }
}
