package io.clickanalytics.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of a good spec that is made bad, and exactly what is said about it. */
final class BadResourcesTest {
    /** All entries of the files in {@code bad}; what the API server says of them is tested against a real one. */
    static Stream<BadResource> badResources() {
        return Stream.of("kafka", "clicks", "window", "others", "names").flatMap(BadResource::in);
    }

    @ParameterizedTest
    @MethodSource("badResources")
    void saysWhatIsWrongAndWhatToDo(BadResource bad) {
        List<String> said = Resource.problems(Resource.with(bad.spec()));

        assertThat(said).containsExactlyElementsOf(bad.reader());
    }

    @Test
    void saysEverythingAtOnce() {
        List<String> said = Resource.problems(
                Resource.with("{window: {length: 2x, batch: 1ms}, items: {top: 0}, clicks: {format: json}}"));

        assertThat(said).hasSize(4);
    }

    @Test
    void isSilentAboutARuleWhoseFieldsAreWrongAlready() {
        List<String> said = Resource.problems(Resource.with("window: {length: 1x, slide: 3s}"));

        assertThat(said).singleElement().asString().startsWith("spec.window.length");
    }
}
