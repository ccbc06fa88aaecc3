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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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
        // The operator's jar is on the class path and has a logback.xml for itself: its log would go to where results
        // are read.
        System.setProperty("logback.configurationFile", "logback-cli.xml");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new LocalMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((misused, arguments) -> advise(misused))
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
    }

    /** The whole help would hide the one sentence that says what is wrong. */
    private static int advise(ParameterException misused) {
        CommandLine command = misused.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + misused.getMessage());
        UnmatchedArgumentException.printSuggestions(misused, command.getErr());
        command.getErr().println("Try '" + name + " --help'.");
        return ExitCode.USAGE;
    }

    private static int report(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof Refusal refusal) {
            command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + refusal.getMessage());
            return refusal.exitCode();
        }
        failure.printStackTrace(command.getErr());
        command.getErr()
                .println(command.getCommandSpec().qualifiedName()
                        + ": this is a defect; please report it with the lines above.");
        return ExitCode.GAVE_UP;
    }
}
