package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;

/** The application that counts. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Spark(
        @Default("2")
        @Min(1)
        @Max(1000)
        @SpecReplicas
        @JsonPropertyDescription("Executor pods; kubectl scale sets it. At least 1: suspended stops everything.")
        Integer executors,

        @Default("{}") @JsonPropertyDescription("What the driver pod gets.")
        Driver driver,

        @Default("{}") @JsonPropertyDescription("What each executor pod gets.")
        Executor executor) {}
