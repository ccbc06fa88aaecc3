package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** A Kafka cluster that belongs to one resource. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ManagedKafka(
        @Default("3")
        @Min(1)
        @Max(100)
        @JsonPropertyDescription(
                "Number of brokers. Can be changed; controllers are a pool of their own of fixed size.")
        Integer brokers,

        @Default("{}") @JsonPropertyDescription("The volume of each broker.")
        BrokerStorage storage) {}
