package io.clickanalytics.e2e.harness;

import io.clickanalytics.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One input with its pipelines and results, of topics of its own. */
public final class Deployment implements AutoCloseable {
    private static final String MAIN = "io.clickanalytics.pipeline.PipelineMain";

    private final Installation installation = Installation.built();
    private final Path folder;
    private final Map<String, String> settings = new TreeMap<>();
    private final List<PipelineProcess> started = new ArrayList<>();
    private String heap = "600m";
    private List<String> jvm = List.of();

    /**
     * Windows and batches are short, so that much happens in little time.
     *
     * @param name of the topics; unique for the broker
     */
    Deployment(String bootstrap, String name, Path folder) {
        this.folder = folder;
        settings.putAll(Map.of(
                "owner",
                "e2e/default/" + name,
                "kafka.bootstrap.servers",
                bootstrap,
                "input.topic",
                name,
                "input.partitions",
                "3",
                "results.topic",
                name + "-results",
                "state.topic",
                name + "-results-state",
                "window.length",
                "PT1S",
                "window.slide",
                "PT1S",
                "window.batch",
                "PT0.2S",
                "window.allowedLateness",
                "PT5S"));
        settings.putAll(Map.of(
                "spark.master", "local[2]",
                "spark.ui.enabled", "false",
                "spark.driver.host", "127.0.0.1",
                "http.host", "127.0.0.1",
                "http.port", "0"));
        settings.put("spark.local.dir", folder.resolve("tmp").toString());
    }

    /** Changes a setting for the pipelines to come; those that run are told with {@link #rewrite}. */
    public Deployment with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Another size of the heap for the pipelines to come. */
    public Deployment withHeap(String size) {
        heap = size;
        return this;
    }

    Deployment withJvm(List<String> options) {
        jvm = options;
        return this;
    }

    /** Where the clicks go. */
    public String input() {
        return setting("input.topic");
    }

    /** Where the windows go. */
    public String results() {
        return setting("results.topic");
    }

    /** Where the commits go. */
    public String state() {
        return setting("state.topic");
    }

    private String setting(String key) {
        return settings.getOrDefault(key, "");
    }

    /** Starts a pipeline; returns at once. */
    public PipelineProcess start() {
        return start(Map.of());
    }

    /** Starts a pipeline that has further settings of its own. */
    public PipelineProcess start(Map<String, String> further) {
        String name = "pipeline-" + started.size();
        Map<String, String> all = new TreeMap<>(settings);
        all.put("http.portFile", folder.resolve(name + ".port").toString());
        all.put("terminationMessageFile", folder.resolve(name + ".termination").toString());
        all.putAll(further);
        Path file = folder.resolve(name + ".properties");
        write(file, all);
        var program = new Program(
                installation.libraries("pipeline"),
                jvmOptions(),
                MAIN,
                Map.of("CLICKANALYTICS_SETTINGS", file.toString()));
        var pipeline = new PipelineProcess(program.start(folder, folder.resolve(name + ".log")), folder, name);
        started.add(pipeline);
        return pipeline;
    }

    private List<String> jvmOptions() {
        List<String> options = new ArrayList<>(List.of(
                "@" + installation.libraries("pipeline").resolve("jvm.options"),
                "-Xmx" + heap,
                "-XX:TieredStopAtLevel=1",
                // what the killed leave behind
                "-Djava.io.tmpdir=" + folder));
        options.addAll(jvm.isEmpty() ? ClassArchive.options() : jvm);
        return options;
    }

    /** Writes the settings as they are now for a pipeline that runs; it takes them up by itself. */
    public void rewrite(PipelineProcess pipeline) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("http.portFile", pipeline.portFile().toString());
        all.put("terminationMessageFile", pipeline.file("termination").toString());
        write(pipeline.settings(), all);
    }

    /** What the recount says of everything up to now, when the pipeline had time to count it. */
    public Report recount(Duration patience) {
        return recount(patience, Map.of());
    }

    /** The recount with other settings, such as another topic for the results. */
    public Report recount(Duration patience, Map<String, String> changed) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(changed);
        return Report.of(folder, all, patience);
    }

    static void write(Path file, Map<String, String> settings) {
        var properties = new Properties();
        properties.putAll(settings);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (var out = Files.newBufferedWriter(part)) {
                properties.store(out, null);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            for (PipelineProcess pipeline : started) {
                pipeline.process().destroyForcibly().waitFor(20, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
