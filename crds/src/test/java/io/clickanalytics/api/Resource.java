package io.clickanalytics.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import java.util.List;

/** Resources for tests: a good one, and what is said about others. */
final class Resource {
    static final String GOOD = """
            apiVersion: clickanalytics.io/v1alpha1
            kind: ClickAnalytics
            metadata: {name: phones}
            spec:
              kafka:
                bootstrapServers: broker:9092
                input: {topic: in}
                results: {topic: out}
            """;

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

    static Checked.Valid valid(String yaml) {
        return (Checked.Valid) ResourceReader.parse(yaml);
    }

    static List<String> problems(String yaml) {
        return ResourceReader.parse(yaml) instanceof Checked.Invalid invalid
                ? invalid.problems().stream().map(Problem::message).toList()
                : List.of();
    }
}
