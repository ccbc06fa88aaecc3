package io.clickanalytics.local.recount;

import io.clickanalytics.local.console.ExitCode;
import io.clickanalytics.local.console.Refusal;
import io.clickanalytics.local.recount.judge.Verdict;
import io.clickanalytics.local.resource.LocalResource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clickanalytics recount}. */
@Command(
        name = "recount",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Counts all clicks again, by other means than the pipeline, and compares every published window with the",
            "clicks of its time and every counted range with its records. Only reads; the pipeline may run meanwhile."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every count is right",
            "1:a count is wrong, a window is missing, there twice or too many",
            "2:the command line is wrong",
            "3:it cannot be told: no Kafka, no commit yet, or clicks are deleted already; the notes say what was checked",
            "5:everything is right so far, and --wait ended before all clicks were in windows"
        })
public final class RecountCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "RESOURCE.yaml",
            description = "the resource that is counted (default: the phone example)")
    private @Nullable Path resource;

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "where Kafka is; needed with a resource")
    private @Nullable String bootstrap;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "instead of a resource: the settings file that a pipeline runs with")
    private @Nullable Path settingsFile;

    @Option(
            names = "--property",
            paramLabel = "KEY=VALUE",
            description = "a setting of the Kafka clients; may be repeated")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "wait so long for the pipeline to count everything that is in the input now and later")
    private int seconds;

    @Option(names = "--json", description = "the verdict as one JSON object")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, String> settings = settings();
        Verdict verdict = verdict(settings);
        PrintWriter out = commandLine().getOut();
        if (json) {
            out.println(VerdictJson.of(verdict));
        } else {
            VerdictText.of(verdict).forEach(out::println);
        }
        out.flush();
        return switch (verdict.outcome()) {
            case RIGHT -> seconds > 0 && !verdict.complete() ? ExitCode.INCOMPLETE : ExitCode.OK;
            case WRONG -> ExitCode.WRONG;
            case UNKNOWN -> ExitCode.REFUSED;
        };
    }

    private Verdict verdict(Map<String, String> settings) {
        try {
            return new Recount(settings).verdict(Duration.ofSeconds(seconds));
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> settings() {
        if (settingsFile != null && resource != null) {
            throw new ParameterException(commandLine(), "give a resource or --settings, not both");
        }
        if (settingsFile == null && bootstrap == null) {
            throw new ParameterException(
                    commandLine(), "--bootstrap is missing: the address that run prints behind Kafka");
        }
        Map<String, String> settings = new TreeMap<>(
                settingsFile != null
                        ? PipelineFile.settings(settingsFile)
                        : LocalResource.read(
                                        resource == null ? phones() : resource,
                                        Objects.requireNonNull(bootstrap, "checked above"))
                                .pipeline());
        if (bootstrap != null) {
            settings.put("kafka.bootstrap.servers", bootstrap);
        }
        properties.forEach((key, value) -> settings.put("kafka." + key, value));
        return settings;
    }

    private static Path phones() {
        String home = System.getProperty("clickanalytics.home");
        if (home == null) {
            throw new Refusal(
                    "the folder of the distribution is not known; start bin/clickanalytics, or name a resource");
        }
        return Path.of(home, "examples", "phones.yaml");
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec, "set by picocli").commandLine();
    }
}
