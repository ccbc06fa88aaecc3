package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The Kafka cluster and the topics in it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "[has(self.cluster), has(self.managed), has(self.bootstrapServers)].exists_one(given, given)",
        message = "wanted exactly one of cluster (an existing Strimzi cluster), managed (the operator makes one) and "
                + "bootstrapServers (any other Kafka); give one of them")
@ValidationRule(
        value = "has(self.cluster) == has(oldSelf.cluster) && has(self.managed) == has(oldSelf.managed)",
        message = "the Kafka cluster cannot be changed, because what was counted is kept in it; create another "
                + "ClickAnalytics for another cluster")
@ValidationRule(
        value = "!(self.input.topic in [self.results.topic, self.results.topic + '-state'])",
        fieldPath = ".results.topic",
        message =
                "wanted another topic than input.topic, also with -state after it, because results would be counted as "
                        + "clicks; choose another name")
@ValidationRule(
        value = "!has(self.results.paperTopic) || !(self.results.paperTopic in "
                + "[self.input.topic, self.results.topic, self.results.topic + '-state'])",
        fieldPath = ".results.paperTopic",
        message = "wanted another topic than the input, the results and their -state; choose another name")
@ValidationRule(
        value = "!has(self.deadLetters) || !(self.deadLetters.topic in "
                + "[self.input.topic, self.results.topic, self.results.topic + '-state'] "
                + "+ (has(self.results.paperTopic) ? [self.results.paperTopic] : []))",
        fieldPath = ".deadLetters.topic",
        message =
                "wanted another topic than the input, the results, their -state and the paper topic; choose another name")
public record Kafka(
        @JsonPropertyDescription("An existing Kafka cluster that Strimzi runs. Cannot be changed.") @Nullable
        KafkaCluster cluster,

        @JsonPropertyDescription("Makes a Kafka cluster for this resource alone; needs the Strimzi operator.") @Nullable
        ManagedKafka managed,

        @Pattern(Names.ADDRESSES)
        @Size(max = 2048)
        @JsonPropertyDescription(
                "host:port of some brokers of any Kafka cluster, separated by commas. The addresses can be changed, "
                        + "the cluster behind them cannot.")
        @Nullable
        String bootstrapServers,

        @Default("{}")
        @JsonPropertyDescription("Settings of every Kafka client, for clusters that ask for credentials.")
        KafkaClients clients,

        @Required @JsonPropertyDescription("The topic that clicks arrive on.")
        InputTopic input,

        @Required @JsonPropertyDescription("The topic that windows are published to.")
        ResultsTopic results,

        @JsonPropertyDescription(
                "The topic for records that are no clicks; absent: they are only counted and sampled to the log.")
        @Nullable
        DeadLetters deadLetters) {}
