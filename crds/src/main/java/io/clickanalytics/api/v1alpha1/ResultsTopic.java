package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The topic that windows are published to. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.topic == oldSelf.topic",
        fieldPath = ".topic",
        message = "the results topic cannot be changed, because the state topic is named after it; create another "
                + "ClickAnalytics for another topic")
public record ResultsTopic(
        @Required
        @Pattern(Topics.NAME)
        @Size(max = Topics.MAX_LENGTH)
        @JsonPropertyDescription(
                "Name of the topic; one partition, one record per window. What was counted is kept in a second topic of this "
                        + "name with -state. Cannot be changed.")
        String topic,

        @Min(1)
        @Max(100)
        @JsonPropertyDescription(
                "Copies of the results, state, paper and dead-letter topics when they are created; absent: as the input.")
        @Nullable
        Integer replicas,

        @Default("24h")
        @Pattern(TimeSpan.PATTERN)
        @Size(min = TimeSpan.MIN_LENGTH, max = TimeSpan.MAX_LENGTH)
        @JsonPropertyDescription("How long windows are kept.")
        TimeSpan retention,

        @Pattern(Topics.NAME)
        @Size(max = Topics.MAX_LENGTH)
        @JsonPropertyDescription(
                "A topic that gets each window in the original paper's format too, in the same transaction: [{\"0\":10},{\"4\":14}].")
        @Nullable
        String paperTopic) {
    /** The topic that keeps what was counted; it follows the results. */
    public String stateTopic() {
        return topic + "-state";
    }
}
