package io.clickanalytics.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether topics can still be made with other numbers. */
final class TopicsThereTest {
    @ParameterizedTest
    @CsvSource({
        // they were made, and perhaps nobody has said so yet
        "True,    TopicsReady,     false, true",
        "False,   TopicUnobserved, false, true",
        // nobody made them
        "False,   TopicMissing,    false, false",
        "False,   TopicUnanswered, false, false",
        "Unknown, NotVerified,     false, false",
        // Kafka refuses them as they are wanted, so that they are as they were
        "False,   TopicFailed,     false, false",
        "False,   TopicFailed,     true,  false",
        // a driver that counted with them is away for a moment
        "Unknown, NotVerified,     true,  true",
        "False,   TopicUnanswered, true,  true"
    })
    void isToldByWhatWasSaidLast(String status, String reason, boolean settled, boolean expected) {
        Condition said = new ConditionBuilder()
                .withType("TopicsReady")
                .withStatus(status)
                .withReason(reason)
                .build();

        assertThat(TopicsReady.there(List.of(said), settled)).isEqualTo(expected);
    }

    @Test
    void isToldByTheRecordWhereNothingWasSaid() {
        assertThat(TopicsReady.there(null, true)).isTrue();
        assertThat(TopicsReady.there(null, false)).isFalse();
    }
}
