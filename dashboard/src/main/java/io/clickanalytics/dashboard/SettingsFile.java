package io.clickanalytics.dashboard;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The properties file with the settings. */
final class SettingsFile {
    /** Names the file. */
    static final String VARIABLE = "CLICKANALYTICS_SETTINGS";

    private SettingsFile() {}

    /** Reads the file; {@code name} is null when nobody named one. */
    static Map<String, String> read(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw new InvalidSettings(List.of(VARIABLE + ": absent, wanted the path of a settings file"));
        }
        try (Reader in = Files.newBufferedReader(Path.of(name))) {
            var properties = new Properties();
            properties.load(in);
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(key -> key, properties::getProperty));
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSettings(List.of(
                    VARIABLE + ": found " + name + ", which cannot be read (" + e + "), wanted a settings file"));
        }
    }
}
