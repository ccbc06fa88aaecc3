package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** The Kafka cluster in use. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KafkaStatus(
        @JsonPropertyDescription("Kafka's own id of the cluster.") @Nullable
        String clusterId,

        @JsonPropertyDescription("The addresses in use.") @Nullable
        String bootstrapServers,

        @JsonPropertyDescription("Brokers that are ready, of a managed cluster.") @Nullable
        Integer readyBrokers) {}
