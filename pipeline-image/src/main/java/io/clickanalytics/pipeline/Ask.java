package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.kafka.InputTopic;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Asks Kafka again and again, and says so while it waits. */
final class Ask {
    static final String CONDITION = "KafkaUnanswered";

    private final Telemetry telemetry;

    Ask(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** A question to Kafka. */
    @FunctionalInterface
    interface Question<T> {
        /** The answer, or none yet. */
        T ask() throws InputTopic.Unanswered;
    }

    /** The first answer that is good enough. */
    <T> T until(Question<T> question, Predicate<T> enough) throws InterruptedException {
        while (true) {
            try {
                T answer = question.ask();
                if (enough.test(answer)) {
                    telemetry.condition(CONDITION, null);
                    return answer;
                }
                telemetry.condition(CONDITION, "a topic is not there yet; it is created by its owner");
            } catch (InputTopic.Unanswered e) {
                telemetry.condition(CONDITION, String.valueOf(e.getMessage()));
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }
}
