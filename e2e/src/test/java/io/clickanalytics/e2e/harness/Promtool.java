package io.clickanalytics.e2e.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Prometheus' own tool for its rules: the one that is installed, else, on Debian, the one in the distribution's package, which is
 * unpacked into the build's folder and not installed.
 */
public final class Promtool {
    private static final Path FOLDER = Documents.ROOT.resolve("e2e/target/promtool");

    private final Path program;

    private Promtool(Path program) {
        this.program = program;
    }

    /** Empty where there is none and none can be had. */
    public static Optional<Promtool> any() {
        return Stream.concat(installed(), Stream.of(FOLDER.resolve("usr/bin/promtool")))
                .filter(Files::isExecutable)
                .findFirst()
                .or(Promtool::unpacked)
                .map(Promtool::new);
    }

    /** Its output, when it ends well; what went wrong otherwise. */
    public String run(Path folder, String... arguments) throws IOException {
        return output(folder, Stream.concat(Stream.of(program.toString()), Arrays.stream(arguments)));
    }

    private static Stream<Path> installed() {
        return Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "promtool"));
    }

    private static Optional<Path> unpacked() {
        if (!Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(FOLDER);
            output(FOLDER, Stream.of("apt-get", "-q", "download", "prometheus"));
            Path archive = Documents.files(FOLDER, ".deb").findFirst().orElseThrow();
            output(FOLDER, Stream.of("dpkg-deb", "-x", archive.getFileName().toString(), "."));
            return Optional.of(FOLDER.resolve("usr/bin/promtool"));
        } catch (IOException e) {
            System.err.println("promtool cannot be had: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static String output(Path folder, Stream<String> command) throws IOException {
        Path log = Files.createTempFile(folder, "output", ".txt");
        Process process = new ProcessBuilder(command.toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            String output = Files.readString(log);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(output);
            }
            return output;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
