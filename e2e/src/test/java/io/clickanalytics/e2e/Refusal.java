package io.clickanalytics.e2e;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import io.clickanalytics.e2e.harness.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A resource, or an edit of one, that is refused.
 *
 * @param before the spec before the edit; absent for a resource that is bad from the start
 * @param after the bad spec; both are merged into that of the good resource
 * @param apiServer what the API server says at least: paths, with the message of a rule or alone; empty: it accepts this
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Refusal(@Nullable String before, @JsonAlias("spec") String after, List<String> apiServer) {
    private static final Path BAD = Documents.ROOT.resolve("crds/src/test/resources/bad");
    private static final Path EDITS = Documents.ROOT.resolve("e2e/src/test/resources/edits.yaml");

    /** The bad resources that the CRD's own tests read. */
    static Stream<Refusal> resources() {
        return Documents.files(BAD, ".yaml").flatMap(Refusal::in);
    }

    /** Edits. */
    static Stream<Refusal> edits() {
        return in(EDITS);
    }

    private static Stream<Refusal> in(Path file) {
        return Documents.list(file, new TypeReference<List<Refusal>>() {}).stream();
    }

    /** Is this what kubectl printed? Between path and message Kubernetes puts the kind of error and the value. */
    static boolean isSaid(String expected, String printed) {
        return printed.lines()
                .map(line -> line.replaceFirst("^.* is invalid: |^\\* ", ""))
                .anyMatch(line -> isLine(expected, line));
    }

    private static boolean isLine(String expected, String line) {
        String[] pathAndMessage = expected.split(": ", 2);
        boolean isAtPath = line.startsWith(pathAndMessage[0] + ": ");
        boolean isMessage = pathAndMessage.length == 1 || line.endsWith(": " + pathAndMessage[1]);
        return (isAtPath && isMessage) || line.endsWith(": " + expected);
    }

    /** Its name in reports. */
    @Override
    public String toString() {
        return before == null ? after : before + " -> " + after;
    }
}
