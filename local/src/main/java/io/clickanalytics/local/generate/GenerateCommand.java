package io.clickanalytics.local.generate;

import io.clickanalytics.local.console.ExitCode;
import io.clickanalytics.local.console.Reason;
import io.clickanalytics.local.console.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clickanalytics generate FILE}. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = {
            "Writes a made-up click log of a shop: a CSV with a header, oldest click first.",
            "The column phone is the number of the clicked brand (0..4), brand its name; which brand is liked drifts with time."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:written", "2:the command line is wrong", "3:the file exists, or cannot be written"})
public final class GenerateCommand implements Callable<Integer> {
    private static final int ROWS_WITHOUT_PROGRESS = 2_000_000;

    @Parameters(
            paramLabel = "FILE",
            showDefaultValue = Visibility.NEVER,
            description = "the file to write; - is standard output")
    private Path file = Path.of("-");

    @Option(names = "--clicks", paramLabel = "N", defaultValue = "10000", description = "rows beside the header")
    private long clicks;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "the same seed gives the same file")
    private long seed;

    @Option(
            names = "--brands",
            paramLabel = "NAME",
            split = ",",
            showDefaultValue = Visibility.NEVER,
            description =
                    "names in the order of their numbers, or only how many (default: Huawei,Samsung,Apple,Oppo,Xiaomi)")
    private List<String> brands = ClickLog.PHONES;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            defaultValue = "2026-11-01T08:00:00Z",
            description = "time of the first moment, ISO-8601")
    private Instant start = Instant.EPOCH;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "100",
            description = "mean clicks per second of the column time")
    private double rate;

    @Option(names = "--force", description = "overwrite the file when it exists", showDefaultValue = Visibility.NEVER)
    private boolean force;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        ClickLog log = log();
        PrintWriter messages = commandLine().getErr();
        try {
            if (file.toString().equals("-")) {
                ClickFile.write(log, System.out, rows -> report(rows, messages));
            } else {
                writeFile(log, messages);
            }
        } catch (IOException e) {
            throw new Refusal("the clicks cannot be written to %s (%s); free the disk or choose another file"
                    .formatted(file, Reason.of(e)));
        }
        return ExitCode.OK;
    }

    private ClickLog log() {
        try {
            return new ClickLog(clicks, seed, names(), start, rate);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), e.getMessage(), e);
        }
    }

    /** A single number asks for that many brands without names of their own. */
    private List<String> names() {
        if (brands.size() != 1 || !brands.get(0).matches("[0-9]{1,7}")) {
            return brands;
        }
        return IntStream.range(0, Integer.parseInt(brands.get(0)))
                .mapToObj(number -> "brand-" + number)
                .toList();
    }

    private void writeFile(ClickLog log, PrintWriter messages) throws IOException {
        if (Files.exists(file) && !force) {
            throw new Refusal(file + " exists; give --force to overwrite it, or choose another file");
        }
        ClickFile.write(log, file, rows -> report(rows, messages));
        messages.printf(
                Locale.ROOT,
                "%s\t%,d clicks\t%,d brands\tseed %d%n",
                file,
                log.clicks(),
                log.brands().size(),
                log.seed());
    }

    private void report(long rows, PrintWriter messages) {
        if (rows % ROWS_WITHOUT_PROGRESS == 0) {
            messages.printf(Locale.ROOT, "%,d of %,d clicks%n", rows, clicks);
            messages.flush();
        }
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec, "set by picocli").commandLine();
    }
}
