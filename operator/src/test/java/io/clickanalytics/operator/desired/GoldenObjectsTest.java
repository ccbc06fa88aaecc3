package io.clickanalytics.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A folder for each case: in.yaml and the objects that it becomes, out.KIND.NAME.yaml. After a wanted change
 * {@code mvn -q -pl operator -am test -Dtest=GoldenObjectsTest -Dsurefire.failIfNoSpecifiedTests=false -DwriteGolden=true}
 * writes them anew, for a review of the difference.
 */
final class GoldenObjectsTest {
    private static final Path CASES = Path.of("src", "test", "resources", "golden");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.USE_NATIVE_TYPE_ID)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rendersWhatItsFolderSays(Path folder) throws IOException {
        SortedMap<String, String> rendered = rendered(folder);
        if (Boolean.getBoolean("writeGolden")) {
            write(folder, rendered);
        }

        for (Map.Entry<String, String> file : rendered.entrySet()) {
            assertThat(folder.resolve(file.getKey())).hasContent(file.getValue());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holdsNoOtherFile(Path folder) throws IOException {
        List<String> wanted = Stream.concat(Stream.of("in.yaml"), rendered(folder).keySet().stream())
                .toList();

        assertThat(names(folder)).containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static SortedMap<String, String> rendered(Path folder) throws IOException {
        ClickAnalytics resource = Resources.of(Files.readString(folder.resolve("in.yaml")));
        SortedMap<String, String> files = new TreeMap<>();
        for (HasMetadata object : AllObjects.of(resource, Resources.surroundings(resource))) {
            String previous = files.put(
                    "out." + object.getKind() + "." + object.getMetadata().getName() + ".yaml", yaml(object));
            assertThat(previous).as("another object of the same name").isNull();
        }
        return files;
    }

    private static void write(Path folder, Map<String, String> files) throws IOException {
        for (String name : names(folder)) {
            if (name.startsWith("out.")) {
                Files.delete(folder.resolve(name));
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String yaml(HasMetadata object) {
        try {
            return YAML.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
