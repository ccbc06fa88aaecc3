package io.clickanalytics.e2e.outside;

import io.clickanalytics.e2e.harness.Documents;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where the program nginx is: the one that is installed, else Debian's package, unpacked under the module's target and not
 * installed, so that nothing is started or changed on the machine. A machine with neither fails the test: it is never skipped.
 */
final class NginxProgram {
    private static final Path UNPACKED = Documents.ROOT.resolve("e2e/target/nginx");

    private NginxProgram() {}

    static synchronized Path found() {
        return installed().or(NginxProgram::unpacked).orElseGet(NginxProgram::unpack);
    }

    private static Optional<Path> installed() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "") + File.pathSeparator + "/usr/sbin";
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> unpacked() {
        return Optional.of(UNPACKED.resolve("usr/sbin/nginx")).filter(Files::isExecutable);
    }

    private static Path unpack() {
        if (!Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            throw new IllegalStateException("found no nginx on the PATH and no apt-get to fetch one: install nginx");
        }
        try {
            Files.createDirectories(UNPACKED);
            if (run("apt-get", "-q", "download", "nginx") != 0) {
                run("apt-get", "-q", "update");
                run("apt-get", "-q", "download", "nginx");
            }
            try (Stream<Path> files = Files.list(UNPACKED)) {
                Path archive = files.filter(file -> file.toString().endsWith(".deb"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no package, see " + UNPACKED.resolve("log")));
                run("dpkg", "-x", archive.toString(), ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return unpacked().orElseThrow(() -> new IllegalStateException("the package has no nginx, see " + UNPACKED));
    }

    private static int run(String... command) throws IOException {
        Process process = new ProcessBuilder(List.of(command))
                .directory(UNPACKED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(UNPACKED.resolve("log").toFile()))
                .start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
