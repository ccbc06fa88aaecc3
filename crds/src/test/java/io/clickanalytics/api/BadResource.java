package io.clickanalytics.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * An entry of the files in {@code bad}.
 *
 * @param spec merged into the spec of a good resource
 * @param reader all that the reader says
 * @param apiServer what the API server says at least; empty when it accepts the resource
 */
record BadResource(
        @JsonProperty(required = true) String spec,
        @JsonProperty(required = true) List<String> reader,
        @JsonProperty(required = true) List<String> apiServer) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** The entries of one file, in its order. */
    static Stream<BadResource> in(String file) {
        try {
            String text = Resource.text("/bad/" + file + ".yaml");
            return YAML.readValue(text, new TypeReference<List<BadResource>>() {}).stream();
        } catch (IOException e) {
            throw new UncheckedIOException("bad/" + file + ".yaml cannot be read", e);
        }
    }

    /** Its name in reports. */
    @Override
    public String toString() {
        return spec;
    }
}
