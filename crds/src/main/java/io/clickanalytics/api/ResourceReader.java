package io.clickanalytics.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads one ClickAnalytics resource as YAML or JSON, sets the defaults of its CRD, and checks it. */
public final class ResourceReader {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private ResourceReader() {}

    /** A file that cannot be read is a problem like any other. */
    public static Checked read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            return unreadable(file, "no such file", "check the name");
        } catch (MalformedInputException e) {
            return unreadable(file, "bytes that are not UTF-8", "store the file as UTF-8");
        } catch (IOException e) {
            String found = Files.isDirectory(file) ? "a folder" : "a file that cannot be read (" + e.getMessage() + ")";
            return unreadable(file, found, "name a file that you may read");
        }
    }

    /** Reads the text of a file. */
    public static Checked parse(String yaml) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            List<JsonNode> present = documents.readAll().stream()
                    .filter(document -> !document.asText("").isEmpty() || document.isContainerNode())
                    .toList();
            return present.size() == 1 ? checked(present.get(0)) : wrongNumber(present.size());
        } catch (JacksonException e) {
            return notYaml(e);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    private static Checked checked(JsonNode document) {
        return document instanceof ObjectNode resource
                ? Validation.of(resource)
                : invalid(new Problem(
                        "resource",
                        Found.value(document),
                        "the fields apiVersion, kind, metadata and spec",
                        "start from one of the examples"));
    }

    private static Checked wrongNumber(int documents) {
        return invalid(new Problem(
                "resource",
                documents == 0 ? "nothing" : documents + " documents",
                "one resource of kind " + ClickAnalytics.KIND,
                documents == 0 ? "start from one of the examples" : "keep one, and the others in files of their own"));
    }

    private static Checked notYaml(JacksonException e) {
        String where = e.getLocation() == null
                ? ""
                : " in line %d, column %d"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        String what =
                e.getOriginalMessage().lines().findFirst().orElse("an error").strip();
        return invalid(new Problem(
                "resource", "text that is not YAML" + where + " (" + what + ")", "YAML or JSON", "correct that line"));
    }

    private static Checked unreadable(Path file, String found, String remedy) {
        return invalid(
                new Problem(file.toString(), found, "a file with a resource of kind " + ClickAnalytics.KIND, remedy));
    }

    private static Checked invalid(Problem problem) {
        return new Checked.Invalid(List.of(problem));
    }
}
