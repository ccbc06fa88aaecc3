package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Where records that are no clicks go. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetters(
        @Required
        @Pattern(Topics.NAME)
        @Size(max = Topics.MAX_LENGTH)
        @JsonPropertyDescription(
                "Name of the topic: each bad record as it was, with the reason and its source in headers.")
        String topic) {}
