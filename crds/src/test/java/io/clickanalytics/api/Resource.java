package io.clickanalytics.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Resources for tests: a good one, and what is said about others. */
final class Resource {
    static final String GOOD = text("/good.yaml");

    private static final YAMLMapper YAML = new YAMLMapper();

    private Resource() {}

    /** The good one with this merged into its spec. */
    static String with(String spec) {
        try {
            JsonNode resource = YAML.readTree(GOOD);
            YAML.readerForUpdating(resource.get("spec")).readValue(spec);
            return YAML.writeValueAsString(resource);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text of the class path. */
    static String text(String name) {
        try (InputStream bytes = Resource.class.getResourceAsStream(name)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    static Checked.Valid valid(String yaml) {
        return (Checked.Valid) ResourceReader.parse(yaml);
    }

    static List<String> problems(String yaml) {
        return ResourceReader.parse(yaml) instanceof Checked.Invalid invalid
                ? invalid.problems().stream().map(Problem::message).toList()
                : List.of();
    }
}
