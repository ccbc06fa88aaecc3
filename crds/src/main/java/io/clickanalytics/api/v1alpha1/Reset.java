package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Counting again on purpose. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reset(
        @Required
        @Size(min = 1, max = 64)
        @JsonPropertyDescription("Any text that was not used before; a new one starts the reset, once.")
        String nonce,

        @Required
        @Pattern(Instants.PATTERN)
        @Size(max = Instants.MAX_LENGTH)
        @JsonPropertyDescription("The event time to count again from, such as 2026-11-21T08:00:00Z.")
        String from) {}
