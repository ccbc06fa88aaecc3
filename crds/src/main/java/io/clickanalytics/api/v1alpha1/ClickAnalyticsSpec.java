package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** What a ClickAnalytics resource asks for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.kafka.managed) || (!self.kafka.input.managed && has(self.kafka.results.replicas))"
                + " || self.kafka.input.replicas <= self.kafka.managed.brokers",
        fieldPath = ".kafka.input.replicas",
        message = "wanted at most one replica for each broker; lower replicas or raise kafka.managed.brokers")
@ValidationRule(
        value = "!has(self.kafka.managed) || !has(self.kafka.results.replicas)"
                + " || self.kafka.results.replicas <= self.kafka.managed.brokers",
        fieldPath = ".kafka.results.replicas",
        message = "wanted at most one replica for each broker; lower replicas or raise kafka.managed.brokers")
public record ClickAnalyticsSpec(
        @Required @JsonPropertyDescription("The Kafka cluster and the topics in it.")
        Kafka kafka,

        @Default("{}") @JsonPropertyDescription("How records of the input topic become clicks.")
        Clicks clicks,

        @Default("{}") @JsonPropertyDescription("The windows that clicks are counted in, in event time.")
        Window window,

        @Default("{}") @JsonPropertyDescription("How many different items are told apart and published.")
        Items items,

        @Default("{}") @JsonPropertyDescription("The Spark Streaming application that counts.")
        Spark spark,

        @Default("{}") @JsonPropertyDescription("The live dashboard.")
        Dashboard dashboard,

        @Default("{}") @JsonPropertyDescription("What remains when this resource is deleted.")
        Deletion deletion,

        @Default("false")
        @JsonPropertyDescription(
                "true stops counting and takes the pods away; topics and state stay, and counting goes on where it stopped.")
        Boolean suspended) {
    /** The same with another Kafka. */
    public ClickAnalyticsSpec withKafka(Kafka other) {
        return new ClickAnalyticsSpec(other, clicks, window, items, spark, dashboard, deletion, suspended);
    }

    /** The same with another dashboard. */
    public ClickAnalyticsSpec withDashboard(Dashboard other) {
        return new ClickAnalyticsSpec(kafka, clicks, window, items, spark, other, deletion, suspended);
    }
}
