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

/** The topic that clicks arrive on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.topic == oldSelf.topic",
        fieldPath = ".topic",
        message =
                "the input topic cannot be changed, because what was counted is bound to it; create another ClickAnalytics "
                        + "for another topic")
@ValidationRule(
        value = "!self.managed || self.partitions >= oldSelf.partitions",
        fieldPath = ".partitions",
        message = "wanted at least as many partitions as there are, because Kafka cannot take partitions away; keep or "
                + "raise the number")
public record InputTopic(
        @Required
        @Pattern(Topics.NAME)
        @Size(max = Topics.MAX_LENGTH)
        @JsonPropertyDescription("Name of the topic. Cannot be changed.")
        String topic,

        @Default("true")
        @JsonPropertyDescription("false: the topic belongs to others and is only read, never made, changed or deleted.")
        Boolean managed,

        @Default("6") @Min(1) @Max(10000) @JsonPropertyDescription("Partitions of a managed topic. Can grow.")
        Integer partitions,

        @Default("3") @Min(1) @Max(100) @JsonPropertyDescription("Copies of each partition when the topic is created.")
        Integer replicas,

        @Default("24h")
        @Pattern(TimeSpan.PATTERN)
        @Size(min = TimeSpan.MIN_LENGTH, max = TimeSpan.MAX_LENGTH)
        @JsonPropertyDescription("How long clicks are kept; at least window length, allowed lateness and an hour.")
        TimeSpan retention) {}
