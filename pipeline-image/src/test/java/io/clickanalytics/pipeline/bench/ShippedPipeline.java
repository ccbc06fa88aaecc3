package io.clickanalytics.pipeline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clickanalytics.process.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The pipeline as it is packaged, in a process of its own, from its first start on a backlog to the last commit of it. */
final class ShippedPipeline {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Properties settings = new Properties();

    ShippedPipeline(Map<String, String> kafka, Backlog backlog, int threads) throws IOException {
        folder = Files.createTempDirectory(target(), "pipeline");
        kafka.forEach((key, value) -> settings.put("kafka." + key, value));
        settings.putAll(Map.of(
                "owner",
                "bench/bench/" + backlog.topic(),
                "spark.master",
                "local[" + threads + "]",
                "spark.ui.enabled",
                "false",
                "input.topic",
                backlog.topic(),
                "input.partitions",
                Integer.toString(backlog.ends().size()),
                "results.topic",
                backlog.topic() + "-results",
                "state.topic",
                backlog.topic() + "-results-state",
                "http.host",
                "127.0.0.1",
                "http.port",
                "0",
                "http.portFile",
                portFile().toString()));
        settings.put("terminationMessageFile", folder.resolve("end").toString());
        if (backlog.json()) {
            settings.putAll(Map.of("clicks.format", "json", "clicks.item", "$.item"));
        }
    }

    /** Another setting. */
    ShippedPipeline with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Starts it; returns before it counts. */
    Process start(String jvmOptions) throws IOException {
        return program(jvmOptions).start(folder, folder.resolve("log"));
    }

    /** Clicks, when they were committed, and the CPU time that the process had used when that was seen. */
    private record Commit(long counted, Instant at, Duration cpu) {
        Rate since(Commit earlier) {
            double millions = (counted - earlier.counted) / 1e6;
            return new Rate(
                    millions / (Duration.between(earlier.at, at).toMillis() / 1e3),
                    millions / (cpu.minus(earlier.cpu).toMillis() / 1e3));
        }
    }

    /** Millions of clicks per second, and per second of the process's CPUs. */
    record Rate(double rate, double ratePerCpu) {}

    /** The rate over the second half of the backlog, by the times of its commits: by then the JVM is warm. */
    Rate drain(long clicks, String jvmOptions) throws Exception {
        Process process = start(jvmOptions);
        try {
            List<Commit> commits = new ArrayList<>();
            Awaitility.await()
                    .atMost(5, TimeUnit.MINUTES)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        if (!process.isAlive()) {
                            throw new IllegalStateException("the pipeline ended; see " + folder.resolve("log"));
                        }
                        Commit commit = commit(process);
                        if (commit.counted() >= clicks / 2) {
                            commits.add(commit);
                        }
                        return commit.counted() >= clicks;
                    });
            Commit last = commits.get(commits.size() - 1);
            if (last.counted() != clicks) {
                throw new IllegalStateException("counted " + last.counted() + " of " + clicks);
            }
            return last.since(commits.get(0));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private Commit commit(Process process) throws IOException {
        if (!Files.exists(portFile())) {
            return new Commit(0, Instant.EPOCH, Duration.ZERO);
        }
        var status = URI.create("http://127.0.0.1:" + Files.readString(portFile()) + "/status")
                .toURL();
        JsonNode json = JSON.readTree(status);
        return new Commit(
                json.path("records").path("counted").asLong(),
                Instant.parse(json.path("committedAt").asText()),
                process.info().totalCpuDuration().orElseThrow());
    }

    private Program program(String jvmOptions) throws IOException {
        Path file = folder.resolve("settings.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings.store(out, null);
        }
        List<String> options = new ArrayList<>(Arrays.asList(jvmOptions.split(" ")));
        options.addAll(List.of("-Xms1g", "-Xmx1g"));
        return new Program(
                libraries(),
                options,
                "io.clickanalytics.pipeline.PipelineMain",
                Map.of("CLICKANALYTICS_SETTINGS", file.toString()));
    }

    /** The jar and what it needs, as in the distribution. */
    private Path libraries() throws IOException {
        Path target = target();
        Path libraries = Files.createDirectory(folder.resolve("lib"));
        for (Path part : List.of(target, target.resolve("lib"))) {
            try (var jars = Files.newDirectoryStream(part, "*.jar")) {
                for (Path jar : jars) {
                    Files.createSymbolicLink(libraries.resolve(jar.getFileName()), jar);
                }
            }
        }
        return libraries;
    }

    /** The next clean removes what lies there. */
    private static Path target() {
        return Path.of(System.getProperty("root"), "pipeline-image/target");
    }

    private Path portFile() {
        return folder.resolve("port");
    }
}
