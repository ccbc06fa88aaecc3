package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/** What remains. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Deletion(
        @Default("Retain") @JsonPropertyDescription("Topics, with the clicks, windows and state in them.")
        OnDeletion topics,

        @Default("Retain") @JsonPropertyDescription("A managed Kafka cluster, with its volumes.")
        OnDeletion kafka) {}
