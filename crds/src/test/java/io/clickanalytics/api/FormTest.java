package io.clickanalytics.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FormTest {
    @Test
    void hasWordsForEveryPatternOfTheCrd() {
        List<String> patterns = CrdSchema.ROOT.findValuesAsText("pattern");

        assertThat(patterns).hasSizeGreaterThan(20).allMatch(Form::isKnown);
    }
}
