package io.clickanalytics.e2e.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.clickanalytics.e2e.harness.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a folder of {@code manifests} renders to, by kubectl.
 *
 * @param text the documents as they were written
 * @param objects the same, read
 */
public record Kustomized(String text, List<JsonNode> objects) {
    private static final Path MANIFESTS = Documents.ROOT.resolve("manifests");

    /** As it is. */
    public static Kustomized of(String folder, Kubectl kubectl) {
        return rendered(MANIFESTS.resolve(folder), kubectl);
    }

    /** As somebody changes it who puts a kustomization of these lines on top. */
    public static Kustomized of(String folder, Kubectl kubectl, String... lines) {
        try {
            Path layers = Files.createDirectories(Documents.ROOT.resolve("e2e/target/layers"));
            Path layer = Files.createTempDirectory(layers, "layer");
            String base = layer.toRealPath()
                    .relativize(MANIFESTS.resolve(folder).toRealPath())
                    .toString();
            Files.writeString(
                    layer.resolve("kustomization.yaml"), "resources: [" + base + "]\n" + String.join("\n", lines));
            return rendered(layer, kubectl);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folders that can be rendered. */
    public static Stream<String> folders() {
        return Documents.walk(MANIFESTS)
                .filter(file -> file.endsWith("kustomization.yaml"))
                .map(file -> MANIFESTS.relativize(file.getParent()).toString());
    }

    /** Objects of a kind. */
    public List<JsonNode> of(String kind) {
        return objects.stream()
                .filter(object -> object.get("kind").asText().equals(kind))
                .toList();
    }

    private static Kustomized rendered(Path folder, Kubectl kubectl) {
        String text = kubectl.run("kustomize", folder.toString());
        return new Kustomized(text, Documents.all(text));
    }
}
