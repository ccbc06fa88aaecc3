package io.clickanalytics.local.run;

import io.clickanalytics.local.console.ExitCode;
import io.clickanalytics.local.console.Terminal;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code clickanalytics run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs a ClickAnalytics resource on this machine and replays clicks into it.",
            "Kafka, the Spark pipeline and the dashboard are processes of their own. Ctrl-C stops everything."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything was right (--once)",
            "1:a count is wrong (--once)",
            "2:the command line is wrong",
            "3:it cannot run here: a port, a folder, the resource, Kafka",
            "4:a program kept failing, or refused to go on",
            "5:everything is right so far, but not all clicks were counted in time (--once)",
            "130:ended by Ctrl-C",
            "143:ended by SIGTERM"
        })
public final class RunCommand implements Callable<Integer> {
    @Mixin
    private RunOptions options = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Clicks clicks = clicks();
        var stop = StopSignal.installed();
        try {
            return new Run(options, Distribution.ofThisProcess(), Terminal.ofProcess(), stop.asked()).exitCode(clicks);
        } catch (CancellationException asked) {
            return ExitCode.INTERRUPTED;
        } finally {
            stop.stopped();
        }
    }

    private Clicks clicks() {
        try {
            options.check();
            return Clicks.of(options);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    Objects.requireNonNull(spec, "set by picocli").commandLine(), e.getMessage(), e);
        }
    }
}
