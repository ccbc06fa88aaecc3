package io.clickanalytics.local;

import io.clickanalytics.local.console.ExitCode;
import io.clickanalytics.local.console.Refusal;
import io.clickanalytics.local.generate.GenerateCommand;
import io.clickanalytics.local.recount.RecountCommand;
import io.clickanalytics.local.replay.ReplayCommand;
import io.clickanalytics.local.run.RunCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command {@code clickanalytics} and what its subcommands have in common. */
@Command(
        name = "clickanalytics",
        description = "Counts clicks in windows, exactly once, and shows them live.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            GenerateCommand.class,
            ReplayCommand.class,
            RecountCommand.class,
            HelpCommand.class
        })
public final class LocalMain {
    private LocalMain() {}

    /** Runs one command and ends with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new LocalMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
    }

    private static int report(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof Refusal refusal) {
            command.getErr().println(command.getCommandName() + ": " + refusal.getMessage());
            return refusal.exitCode();
        }
        failure.printStackTrace(command.getErr());
        command.getErr()
                .println(command.getCommandName() + ": this is a defect; please report it with the lines above.");
        return ExitCode.GAVE_UP;
    }
}
