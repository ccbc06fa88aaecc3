package io.clickanalytics.e2e.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's YAML files, and resources made of them. */
public final class Documents {
    /** The root of the project. */
    public static final Path ROOT = Path.of(System.getProperty("root", ".."));

    private static final YAMLMapper YAML = new YAMLMapper();

    private Documents() {}

    /** The version of all modules. */
    public static String version() {
        try {
            String pom = Files.readString(ROOT.resolve("pom.xml"));
            return pom.replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list in a file. */
    public static <T> List<T> list(Path file, TypeReference<List<T>> type) {
        try {
            return YAML.readValue(file.toFile(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** A document in a file. */
    public static JsonNode read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** A document, YAML or JSON. */
    public static JsonNode parse(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not YAML: " + text, e);
        }
    }

    /** All documents of a text, such as kustomize writes. */
    public static List<JsonNode> all(String text) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(text)) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException("not YAML: " + text, e);
        }
    }

    /** The resources among the examples; what else these need lies beside, each file named after its kind. */
    public static Stream<Path> examples() {
        return walk(ROOT.resolve("manifests/examples"))
                .filter(file ->
                        file.getFileName().toString().matches("[a-z]+[.]yaml") && !file.endsWith("kustomization.yaml"));
    }

    /** The files below a folder, in their order. */
    public static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    /** A record as the document it is written as. */
    public static JsonNode written(Object value) {
        return YAML.valueToTree(value);
    }

    /** The files of a folder whose names end so, in their order. */
    public static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    /** The good resource of the CRD's tests under this name, with these merged into its spec; null takes a field away. */
    public static String resource(String name, String... specs) {
        var resource = (ObjectNode) read(ROOT.resolve("crds/src/test/resources/good.yaml"));
        resource.withObject("/metadata").put("name", name);
        return merged(resource, specs).toString();
    }

    /** The resource, with these merged into its spec; null takes a field away. */
    public static ObjectNode merged(ObjectNode resource, String... specs) {
        for (String spec : specs) {
            merge((ObjectNode) resource.get("spec"), parse(spec));
        }
        return resource;
    }

    private static void merge(ObjectNode into, JsonNode from) {
        from.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                into.remove(field.getKey());
            } else if (value.isObject() && into.get(field.getKey()) instanceof ObjectNode present) {
                merge(present, value);
            } else {
                into.set(field.getKey(), value);
            }
        });
    }
}
