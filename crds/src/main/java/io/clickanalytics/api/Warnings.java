package io.clickanalytics.api;

import io.clickanalytics.api.v1alpha1.ClickAnalyticsSpec;
import io.clickanalytics.api.v1alpha1.InputTopic;
import io.clickanalytics.api.v1alpha1.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What works, and is probably not meant. */
final class Warnings {
    /** Time for the driver to be away before clicks of open windows are lost to retention. */
    private static final Duration REPAIR = Duration.ofHours(1);

    static final List<Rule> RULES =
            List.of(new Rule(List.of(), Warnings::inputRetention), new Rule(List.of(), Warnings::resultsRetention));

    private Warnings() {}

    private static Stream<Problem> inputRetention(ClickAnalyticsSpec spec) {
        InputTopic input = spec.kafka().input();
        Duration length = spec.window().length().duration();
        Duration wanted =
                length.plus(spec.window().allowedLateness().duration()).plus(REPAIR);
        return !input.managed() || input.retention().duration().compareTo(wanted) >= 0
                ? Stream.empty()
                : Stream.of(new Problem(
                        KafkaRules.INPUT + ".retention",
                        input.retention().text(),
                        "at least " + TimeSpan.of(wanted)
                                + " (window length, allowed lateness and an hour), or a pause of the pipeline loses clicks",
                        "keep clicks longer"));
    }

    private static Stream<Problem> resultsRetention(ClickAnalyticsSpec spec) {
        TimeSpan retention = spec.kafka().results().retention();
        TimeSpan history = spec.dashboard().history();
        return retention.duration().compareTo(history.duration()) >= 0
                ? Stream.empty()
                : Stream.of(new Problem(
                        KafkaRules.RESULTS + ".retention",
                        retention.text(),
                        "at least the dashboard's history " + history + ", which it is read from",
                        "keep windows longer or shorten the history"));
    }
}
