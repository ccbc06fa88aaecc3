package io.clickanalytics.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ExamplesTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("root", ".."), "manifests", "examples");

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(ExamplesTest::isOurs).sorted().toList().stream();
        }
    }

    /** What else is needed lies beside, each file named after its kind. */
    private static boolean isOurs(Path file) {
        return file.getFileName().toString().matches("[a-z]+[.]yaml") && !file.endsWith("kustomization.yaml");
    }

    @Test
    void areThere() throws IOException {
        assertThat(examples()).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isValidAndWithoutWarnings(Path example) {
        Checked checked = ResourceReader.read(example);

        assertThat(checked)
                .isInstanceOf(Checked.Valid.class)
                .extracting("warnings")
                .isEqualTo(List.of());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isNamedAfterItsFile(Path example) {
        ClickAnalytics resource = ((Checked.Valid) ResourceReader.read(example)).resource();

        assertThat(example).hasFileName(resource.name() + ".yaml");
    }

    @Test
    void phonesIsTheCaseOfThePaper() {
        var phones = ((Checked.Valid) ResourceReader.read(EXAMPLES.resolve("strimzi-existing/phones.yaml")))
                .resource()
                .spec();

        assertThat(phones.kafka().input().topic()).isEqualTo("phone");
        assertThat(phones.kafka().results().topic()).isEqualTo("resultPhone");
        assertThat(phones.clicks().labels())
                .containsExactly(
                        java.util.Map.entry("0", "Huawei"),
                        java.util.Map.entry("1", "Samsung"),
                        java.util.Map.entry("2", "Apple"),
                        java.util.Map.entry("3", "Oppo"),
                        java.util.Map.entry("4", "Xiaomi"));
        assertThat(phones.window().length()).hasToString("2s");
        assertThat(phones.window().batch()).hasToString("1s");
    }
}
