package io.clickanalytics.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A folder for each case: in.yaml and the files that it becomes. After a wanted change
 * {@code mvn -q -pl operator -am test -Dtest=GoldenSettingsTest -Dsurefire.failIfNoSpecifiedTests=false -DwriteGolden=true}
 * writes them anew, for a review of the difference.
 */
final class GoldenSettingsTest {
    private static final Path CASES = Path.of("src", "test", "resources", "desired");
    private static final KafkaAccess RESOLVED =
            new KafkaAccess("clicks-kafka-bootstrap.kafka.svc:9093", Map.of("security.protocol", "SSL"));

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rendersWhatItsFolderSays(Path folder) throws IOException {
        Map<String, String> rendered = rendered(Files.readString(folder.resolve("in.yaml")));
        if (Boolean.getBoolean("writeGolden")) {
            for (Map.Entry<String, String> file : rendered.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        }

        for (Map.Entry<String, String> file : rendered.entrySet()) {
            assertThat(folder.resolve(file.getKey())).hasContent(file.getValue());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holdsNoOtherFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();

            assertThat(names).containsExactly("dashboard.properties", "in.yaml", "pipeline.properties");
        }
    }

    private static Map<String, String> rendered(String yaml) {
        ClickAnalytics resource = Resources.of(yaml);
        KafkaAccess kafka = resource.spec().kafka().bootstrapServers() == null ? RESOLVED : KafkaAccess.of(resource);
        return Map.of(
                "pipeline.properties",
                SettingsFile.text(PipelineSettings.of(resource, Owner.of("c-1", resource), kafka)),
                "dashboard.properties",
                SettingsFile.text(DashboardSettings.of(resource, kafka)));
    }
}
