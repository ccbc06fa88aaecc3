package io.clickanalytics.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is in a resource, the answer is a list of problems and never a failure. */
final class MutatedResourcesTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final int MUTANTS = 1000;
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "9999999999999999999",
            "1.5",
            "''",
            "' '",
            "'1h'",
            "'$.a'",
            "'$'",
            "kafka",
            "'\\n'",
            "[]",
            "[1, a, null, {}]",
            "{}",
            "{a: 1}",
            "'a:0'",
            "'2026-13-45T99:99:99Z'",
            "csv",
            "json",
            "text",
            "'$.a == 1'",
            "99h");

    @ParameterizedTest
    @MethodSource("io.clickanalytics.api.ExamplesTest#examples")
    void areAlwaysAnswered(Path example) throws IOException {
        JsonNode original = YAML.readTree(example.toFile());
        var random = new Random(1);
        var invalid = 0;

        for (int i = 0; i < MUTANTS; i++) {
            ObjectNode mutant = original.deepCopy();
            mutate(mutant, random);
            mutate(mutant, random);
            Checked checked = ResourceReader.parse(YAML.writeValueAsString(mutant));
            invalid += checked instanceof Checked.Invalid ? 1 : 0;
        }

        assertThat(invalid).isBetween(MUTANTS / 2, MUTANTS - 1);
    }

    private static void mutate(ObjectNode mutant, Random random) throws IOException {
        List<Runnable> mutations = new ArrayList<>();
        JsonNode value = YAML.readTree(VALUES.get(random.nextInt(VALUES.size())));
        boolean remove = random.nextInt(5) == 0;
        collect(mutant, remove, value, mutations);
        mutations.get(random.nextInt(mutations.size())).run();
    }

    private static void collect(JsonNode node, boolean remove, JsonNode value, List<Runnable> mutations) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                mutations.add(() -> {
                    if (remove) {
                        object.remove(field.getKey());
                    } else {
                        object.set(field.getKey(), value);
                    }
                });
                collect(field.getValue(), remove, value, mutations);
            });
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                mutations.add(() -> array.set(at, value));
            }
        }
    }
}
