package io.clickanalytics.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page names every variable that is read, and no other. */
final class OperatorPageTest {
    private static final Pattern VARIABLE = Pattern.compile("CLICKANALYTICS_[A-Z_]+");

    @Test
    void namesEveryVariableThatIsRead() throws IOException {
        Set<String> read = variables("operator/src/main/java/io/clickanalytics/operator/OperatorConfig.java");

        Set<String> documented = variables("docs/operator.md");

        assertThat(documented).isEqualTo(read);
    }

    private static Set<String> variables(String file) throws IOException {
        String text = Files.readString(Path.of(System.getProperty("root", "..")).resolve(file));
        return VARIABLE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
