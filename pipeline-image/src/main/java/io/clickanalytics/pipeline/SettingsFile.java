package io.clickanalytics.pipeline;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The properties file that the pipeline is told its settings with; it may change while the pipeline runs. */
final class SettingsFile {
    private static final int DIGITS = 16;

    private final Path file;
    private String seen = "";

    SettingsFile(Path file) {
        this.file = file;
    }

    /**
     * The file named by {@code CLICKANALYTICS_SETTINGS}.
     *
     * @throws IllegalArgumentException when the variable is missing
     */
    static SettingsFile named(Map<String, String> environment) {
        String name = environment.get("CLICKANALYTICS_SETTINGS");
        if (name == null) {
            throw new IllegalArgumentException(
                    "CLICKANALYTICS_SETTINGS is not set; it names the properties file with the settings");
        }
        return new SettingsFile(Path.of(name));
    }

    /** Its values now. */
    Map<String, String> read() {
        try {
            seen = Files.readString(file);
            return parse(seen);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the settings in " + file + ": " + e.getMessage(), e);
        }
    }

    /** Its values when they differ from those read last. A file that cannot be read, or is being written, did not change. */
    Optional<Map<String, String>> changed() {
        try {
            String now = Files.readString(file);
            if (now.equals(seen) || now.isEmpty()) {
                return Optional.empty();
            }
            seen = now;
            return Optional.of(parse(now));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Tells the text that was read last from any other; the operator knows the one that it wrote. */
    String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(seen.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Map<String, String> parse(String text) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(text));
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }
}
