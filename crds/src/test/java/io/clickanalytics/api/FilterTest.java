package io.clickanalytics.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.Paths;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FilterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.type == \"click\"",
                "$.type==\"click\"",
                " $.a.b[0] != 3.5e2 ",
                "$.a == -1 && $.b != true && $['odd name'] == null",
                "$.a == \"a && \u00e9 \\\"",
                "$ == 1",
                "$.@type == \"click\"",
                "$.gr\u00f6\u00dfe == 1\n",
                "$[2] == \"x\"",
            })
    void acceptsComparisonsJoinedByAnd(String filter) {
        assertThat(Filter.parse(filter)).isInstanceOf(Filter.Compares.class);
        assertThat(filter).matches(Paths.FILTER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$.a",
                "$.a ==",
                "$.a == x",
                "$.a == \"open",
                "$.a == .5",
                "$.a == 1 & $.b == 2",
                "$.a == 1 $.b == 2",
                "$.a. == 1",
                "$.a > 1",
                "$.a === 1",
                "($.a == 1)",
                "$.a == truely",
                "$.a == 1\t&& $.b == 2",
                "$.a == 'click'",
                "$.a b == 1",
            })
    void refusesAnythingElse(String filter) {
        assertThat(Filter.parse(filter)).isInstanceOf(Filter.Broken.class);
        assertThat(filter).doesNotMatch(Paths.FILTER);
    }

    @Test
    void knowsWhatItLooksAt() {
        assertThat(Filter.parse("$.type == \"click\" && $.n[0] != 3"))
                .isEqualTo(new Filter.Compares(List.of("$.type", "$.n[0]")));
    }
}
