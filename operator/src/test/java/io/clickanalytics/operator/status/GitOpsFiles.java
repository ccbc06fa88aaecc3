package io.clickanalytics.operator.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder manifests/gitops. */
final class GitOpsFiles {
    private static final Path ROOT = Path.of(System.getProperty("root", ".."));
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private GitOpsFiles() {}

    static String text(String path) {
        try {
            return Files.readString(ROOT.resolve("manifests/gitops").resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(String path) {
        try {
            return YAML.readTree(text(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
