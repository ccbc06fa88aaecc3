package io.clickanalytics.local.recount;

import io.clickanalytics.local.console.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Where the settings of the pipeline to be recounted come from. */
final class PipelineFile {
    private PipelineFile() {}

    /** The settings file of a pipeline. */
    static Map<String, String> settings(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal("%s cannot be read as a settings file (%s)".formatted(file, e.getMessage()));
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        return settings;
    }
}
