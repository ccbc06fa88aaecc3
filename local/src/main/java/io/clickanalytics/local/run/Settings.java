package io.clickanalytics.local.run;

import io.clickanalytics.local.resource.LocalResource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings of the two programs, as the resource decides them, and as this machine completes them.
 *
 * @param pipeline by key
 * @param dashboard by key
 */
record Settings(SortedMap<String, String> pipeline, SortedMap<String, String> dashboard) {
    private static final String KAFKA = "kafka.";
    private static final String LABEL = "label.";

    /** Of this name Spark knows it; it is set where the JVM starts. */
    private static final String HEAP = "spark.driver.memory";

    Settings {
        pipeline = Collections.unmodifiableSortedMap(new TreeMap<>(pipeline));
        dashboard = Collections.unmodifiableSortedMap(new TreeMap<>(dashboard));
    }

    /** As the resource decides them. */
    static Settings of(LocalResource resource) {
        return new Settings(resource.pipeline(), resource.dashboard());
    }

    /** Where clicks arrive. */
    String inputTopic() {
        return pipeline.getOrDefault("input.topic", "");
    }

    /** Where windows are written. */
    String resultsTopic() {
        return pipeline.getOrDefault("results.topic", "");
    }

    /** What its clicks look like. */
    ClickShape clicks() {
        return new ClickShape(pipeline);
    }

    /** From a window's start to its end. */
    Duration windowLength() {
        return duration("window.length");
    }

    /** From a window's start until the next one that shares no click with it. */
    Duration windowSpan() {
        return windowLength().plus(duration("window.slide"));
    }

    private Duration duration(String key) {
        return Duration.parse(pipeline.getOrDefault(key, "PT2S"));
    }

    /** What items are called, by item. */
    SortedMap<String, String> labels() {
        var labels = new TreeMap<String, String>();
        dashboard.tailMap(LABEL).forEach((key, name) -> {
            if (key.startsWith(LABEL)) {
                labels.put(key.substring(LABEL.length()), name);
            }
        });
        return labels;
    }

    /** Labels in one line, {@code 0 Huawei, 1 Samsung}. */
    String legend() {
        return labels().entrySet().stream()
                .map(label -> label.getKey() + " " + label.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What every Kafka client needs beside the address. */
    Map<String, String> kafkaProperties() {
        var properties = new TreeMap<String, String>();
        pipeline.tailMap(KAFKA).forEach((key, value) -> {
            if (key.startsWith(KAFKA) && !key.equals(KAFKA + "bootstrap.servers")) {
                properties.put(key.substring(KAFKA.length()), value);
            }
        });
        return properties;
    }

    /** How much heap the pipeline gets. */
    String pipelineHeap() {
        return pipeline.getOrDefault(HEAP, Heap.LEAST_MB + "m");
    }

    /** What a resource cannot know: the ports, folders and processors of this machine. */
    Settings on(Path folder, int dashboardPort, Heap heap) {
        var completePipeline = new TreeMap<>(pipeline);
        completePipeline.putAll(Map.of(
                "http.host",
                "127.0.0.1",
                "http.port",
                "0",
                "http.portFile",
                portFile(folder, "pipeline").toString(),
                "terminationMessageFile",
                lastWords(folder, "pipeline").toString(),
                "spark.master",
                "local[*]",
                HEAP,
                heap.toString(),
                "spark.ui.enabled",
                "false",
                "spark.driver.host",
                "127.0.0.1",
                "spark.local.dir",
                folder.resolve("tmp").toString()));
        var completeDashboard = new TreeMap<>(dashboard);
        completeDashboard.putAll(Map.of(
                "http.host", "127.0.0.1",
                "http.port", Integer.toString(dashboardPort),
                "http.portFile", portFile(folder, "dashboard").toString()));
        return new Settings(completePipeline, completeDashboard);
    }

    /** The file that a program writes its port to. */
    static Path portFile(Path folder, String program) {
        return folder.resolve(program + ".port");
    }

    /** The file that a program writes to why it gives up. */
    static Path lastWords(Path folder, String program) {
        return folder.resolve(program + ".termination");
    }
}
