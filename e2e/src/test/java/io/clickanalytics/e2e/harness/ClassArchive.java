package io.clickanalytics.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** The pipeline's classes as a JVM has loaded them: with it each of the many starts takes a quarter of the CPU time. */
final class ClassArchive {
    /** Every program of ours is started with an agent. */
    private static final List<String> WITH_AGENT =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+AllowArchivingWithJavaAgent");

    private static final Path FILE = Path.of(System.getProperty("root"), "e2e", "target", "pipeline.jsa");

    private ClassArchive() {}

    /** Options of a JVM that uses it; a JVM that finds it unfit goes without. */
    static List<String> options() {
        return Files.exists(FILE) ? with("-XX:SharedArchiveFile=" + FILE) : List.of();
    }

    /** Makes it, unless this build has one: runs a pipeline for a moment. */
    static synchronized void ensure(String bootstrap, Path folder) throws InterruptedException {
        try {
            if (Files.exists(FILE) && age(FILE) >= age(Installation.built().libraries("pipeline"))) {
                return;
            }
            Files.deleteIfExists(FILE);
            Path part = FILE.resolveSibling("pipeline.jsa.part");
            try (var deployment = new Deployment(bootstrap, "warm-up", folder)) {
                deployment
                        .withJvm(with("-XX:ArchiveClassesAtExit=" + part))
                        .start()
                        .awaitReady()
                        .runs(Duration.ofSeconds(2))
                        .terminate();
            }
            if (Files.exists(part)) {
                Files.move(part, FILE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long age(Path path) throws IOException {
        return Files.getLastModifiedTime(path).toMillis();
    }

    private static List<String> with(String option) {
        return List.of(WITH_AGENT.get(0), WITH_AGENT.get(1), option);
    }
}
