package io.clickanalytics.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.clickanalytics.api.v1alpha1.ChangeClass;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** changes.csv changes every field once; what that does to the settings, by docs/settings.md, is what {@link Change} says. */
final class ChangeTest {
    private static final Path ROOT = Path.of(System.getProperty("root", ".."));
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String CHANGES = "/changes/changes.csv";

    @ParameterizedTest
    @CsvFileSource(resources = CHANGES, numLinesToSkip = 1, delimiter = '|')
    void isWhatTheFieldsSettingsSay(String base, String field, String value, String expected) throws IOException {
        ClickAnalytics before = resource(base);
        ClickAnalytics after = changed(base, field, value);

        Change change = Change.between(before.spec(), after.spec()).orElseThrow();

        assertThat(change.fields()).containsExactly(field);
        assertThat(change.status().changeClass()).hasToString(expected);
        if (change.problems().isEmpty() && !field.equals("spec.suspended")) {
            assertThat(change.changeClass()).isEqualTo(costOfSettings(before, after));
        }
    }

    @Test
    void ofTopicsThatAreNotThereIsNotRejected() throws IOException {
        ClickAnalytics before = changed("strimzi", "spec.kafka.input.partitions", "60");
        ClickAnalytics after = changed("strimzi", "spec.kafka.input.partitions", "6");

        assertThat(Change.between(before.spec(), after.spec(), true)
                        .orElseThrow()
                        .changeClass())
                .isEqualTo(ChangeClass.REJECTED);
        assertThat(Change.between(before.spec(), after.spec(), false)
                        .orElseThrow()
                        .changeClass())
                .isEqualTo(ChangeClass.LIVE);
    }

    @Test
    void isKnownForEveryField() throws IOException {
        JsonNode crd = YAML.readTree(ROOT.resolve("crds")
                .resolve("clickanalytics.clickanalytics.io-v1.yml")
                .toFile());
        Set<String> fields = new TreeSet<>();
        leaves("spec", crd.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec"), fields);

        try (Stream<String> lines = Files.lines(Path.of("src", "test", "resources", CHANGES))) {
            Set<String> tried = lines.skip(1)
                    .map(line -> line.split("\\|", -1)[1].strip())
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(tried).containsAll(fields);
        }
    }

    @Test
    void isAbsentBetweenEqualSpecs() throws IOException {
        assertThat(Change.between(resource("plain").spec(), resource("plain").spec()))
                .isEmpty();
    }

    @Test
    void isAsCostlyAsItsMostCostlyField() throws IOException {
        ClickAnalytics before = resource("plain");
        ObjectNode tree = tree("plain");
        set(tree, "spec.window.delay", "300ms");
        set(tree, "spec.spark.executors", "3");
        ClickAnalytics after = Resources.of(YAML.writeValueAsString(tree));

        Change change = Change.between(before.spec(), after.spec()).orElseThrow();

        assertThat(change.changeClass()).isEqualTo(ChangeClass.REWIND);
        assertThat(change.fields()).containsExactly("spec.spark.executors", "spec.window.delay");
    }

    @Test
    void saysWhyItIsRejected() throws IOException {
        Change change = Change.between(
                        resource("managed").spec(),
                        changed("managed", "spec.kafka.input.partitions", "1").spec())
                .orElseThrow();

        assertThat(change.problems())
                .singleElement()
                .hasToString("spec.kafka.input.partitions: found 1, wanted at least 6, because Kafka cannot take "
                        + "partitions away; keep or raise the number");
    }

    /** From the settings that differ, as docs/settings.md has it; and no restart that the page does not speak of. */
    private static ChangeClass costOfSettings(ClickAnalytics before, ClickAnalytics after) throws IOException {
        Surroundings old = Resources.surroundings(before);
        Surroundings fresh = Resources.surroundings(after);
        Map<String, String> one = PipelineConfigMap.settings(before, old);
        Map<String, String> other = PipelineConfigMap.settings(after, fresh);
        Map<String, String> effects = SettingsPage.changes();
        ChangeClass most = Stream.concat(one.keySet().stream(), other.keySet().stream())
                .filter(key -> !Objects.equals(one.get(key), other.get(key)))
                .map(key -> effects.get(SettingsPage.listedAs(key)))
                .map(effect -> "rewinds".equals(effect) ? ChangeClass.REWIND : ChangeClass.DRIVER_ROLL)
                .reduce(ChangeClass.LIVE, (a, b) -> a.compareTo(b) >= 0 ? a : b);
        boolean anew = !DriverStatefulSet.of(before, old)
                .getSpec()
                .getTemplate()
                .equals(DriverStatefulSet.of(after, fresh).getSpec().getTemplate());
        assertThat(anew).isEqualTo(most == ChangeClass.DRIVER_ROLL || containerOfDriver(before, after));
        return anew ? ChangeClass.DRIVER_ROLL : most;
    }

    private static boolean containerOfDriver(ClickAnalytics before, ClickAnalytics after) {
        return !before.spec().spark().driver().equals(after.spec().spark().driver())
                || !Resources.surroundings(before)
                        .kafka()
                        .files()
                        .equals(Resources.surroundings(after).kafka().files());
    }

    private static void leaves(String path, JsonNode schema, Set<String> found) {
        if (schema.has("properties")) {
            schema.get("properties")
                    .properties()
                    .forEach(field -> leaves(path + "." + field.getKey(), field.getValue(), found));
        } else {
            found.add(path);
        }
    }

    private static ClickAnalytics changed(String base, String field, String value) throws IOException {
        ObjectNode tree = tree(base);
        set(tree, field, value);
        return Resources.of(YAML.writeValueAsString(tree));
    }

    private static ClickAnalytics resource(String base) throws IOException {
        return Resources.of(YAML.writeValueAsString(tree(base)));
    }

    private static ObjectNode tree(String base) throws IOException {
        return (ObjectNode) YAML.readTree(
                Path.of("src", "test", "resources", "changes", base + ".yaml").toFile());
    }

    private static void set(ObjectNode tree, String path, String value) throws IOException {
        ObjectNode at = tree;
        String[] steps = path.split("\\.", -1);
        for (int i = 0; i < steps.length - 1; i++) {
            at = at.withObjectProperty(steps[i]);
        }
        at.set(steps[steps.length - 1], YAML.readTree(value));
    }
}
