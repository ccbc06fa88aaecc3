package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What is counted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PipelineStatus(
        @JsonPropertyDescription("End of the last published window.") @Nullable
        String lastWindowEnd,

        @JsonPropertyDescription("Records that wait to be counted.") @Nullable
        Long lagRecords,

        @JsonPropertyDescription("Clicks counted per second.") @Nullable
        Long clicksPerSecond) {}
