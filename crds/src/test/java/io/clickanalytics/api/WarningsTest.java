package io.clickanalytics.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WarningsTest {
    @Test
    void wantsClicksToOutliveTheirWindowByAnHour() {
        assertThat(warnings("{kafka: {input: {retention: 2h}}, window: {length: 1h, allowedLateness: 1m}}"))
                .containsExactly(
                        "spec.kafka.input.retention: found 2h, wanted at least 121m (window length, allowed lateness "
                                + "and an hour), or a pause of the pipeline loses clicks; keep clicks longer");
        assertThat(warnings("{kafka: {input: {retention: 2h1m}}, window: {length: 1h, allowedLateness: 1m}}"))
                .isEmpty();
    }

    @Test
    void knowsNothingOfTheRetentionOfAForeignTopic() {
        assertThat(warnings("kafka: {input: {managed: false, retention: 1s}}")).isEmpty();
    }

    @Test
    void wantsResultsForAsLongAsThePageGoesBack() {
        assertThat(warnings("{kafka: {results: {retention: 1h}}, dashboard: {history: 2h}}"))
                .containsExactly(
                        "spec.kafka.results.retention: found 1h, wanted at least the dashboard's history 2h, which it "
                                + "is read from; keep windows longer or shorten the history");
    }

    private static List<String> warnings(String spec) {
        return Resource.valid(Resource.with(spec)).warnings().stream()
                .map(Problem::message)
                .toList();
    }
}
