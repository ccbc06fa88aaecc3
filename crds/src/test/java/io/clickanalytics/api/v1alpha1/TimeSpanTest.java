package io.clickanalytics.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeSpanTest {
    @ParameterizedTest
    @CsvSource({
        "200ms, PT0.2S",
        "2s, PT2S",
        "5m, PT5M",
        "24h, PT24H",
        "1h30m, PT1H30M",
        "1m1s1ms, PT1M1.001S",
        "0s, PT0S",
        "999999h, PT999999H",
    })
    void readsWhatPeopleWrite(String text, Duration duration) {
        assertThat(new TimeSpan(text).duration()).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2", "s", "2 s", "2S", "1d", "0.5s", "-1s", "30m1h", "1s1s", "1000000s", "PT2S", "2s\n"})
    void refusesOtherForms(String text) {
        var span = new TimeSpan(text);

        assertThat(span.wellFormed()).isFalse();
        assertThatThrownBy(span::duration).hasMessageContaining("wanted a time such as");
    }

    @ParameterizedTest
    @CsvSource({"PT0.2S, 200ms", "PT2S, 2s", "PT90S, 90s", "PT5M, 5m", "PT61M, 61m", "PT24H, 24h", "PT0S, 0ms"})
    void writesTheLargestUnitThatNeedsNoOther(Duration duration, String text) {
        assertThat(TimeSpan.of(duration)).hasToString(text);
    }
}
