package io.clickanalytics.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/settings.md lists exactly what is rendered here, and what comes from where a program runs. */
final class SettingsPageTest {
    private static final Path PAGE = Path.of(System.getProperty("root", ".."), "docs", "settings.md");
    private static final Path CASES = Path.of("src", "test", "resources", "desired");

    /** Decided by the surroundings of the programs and not by the resource. */
    private static final Set<String> SURROUNDINGS = Set.of(
            "spark.*",
            "http.host",
            "http.port",
            "http.portFile",
            "state.adoptFrom",
            "terminationMessageFile",
            "batch.maxRecords",
            "haltAt");

    private static final Pattern KEY = Pattern.compile("`([^`]+)`");

    @Test
    void listsTheKeysOfThePipeline() throws IOException {
        Set<String> rendered = keys(Stream.concat(
                PipelineSettings.of(everything(), new Owner("c", "n", "x"), KafkaAccess.of(everything()))
                        .keySet()
                        .stream(),
                SURROUNDINGS.stream()));

        assertThat(listed("## Pipeline")).isEqualTo(rendered);
    }

    @Test
    void listsTheKeysOfTheDashboard() throws IOException {
        Set<String> rendered = keys(Stream.concat(
                DashboardSettings.of(everything(), KafkaAccess.of(everything())).keySet().stream(),
                Stream.of("http.host", "http.port", "http.portFile")));

        assertThat(listed("## Dashboard")).isEqualTo(rendered);
    }

    private static ClickAnalytics everything() throws IOException {
        return Resources.of(Files.readString(CASES.resolve("everything").resolve("in.yaml")));
    }

    private static Set<String> keys(Stream<String> keys) {
        return keys.map(key -> key.replaceFirst("^(kafka|label)[.].*", "$1.*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The keys in the first column of the table under the heading. */
    private static Set<String> listed(String heading) throws IOException {
        String page = Files.readString(PAGE);
        String section =
                page.substring(page.indexOf(heading) + heading.length()).split("\n## ", 2)[0];
        return section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", 3)[1])
                .flatMap(cell -> KEY.matcher(cell).results())
                .map((MatchResult key) -> key.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
