package io.clickanalytics.operator.desired;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Settings as the text of a Java properties file. */
public final class SettingsFile {
    private SettingsFile() {}

    /** One sorted line for each setting, in ASCII, without the date that Java adds: the same settings are the same text. */
    public static String text(Map<String, String> settings) {
        var properties = new Properties();
        properties.putAll(settings);
        var bytes = new ByteArrayOutputStream();
        try {
            properties.store(bytes, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
