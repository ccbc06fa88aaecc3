package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A Kafka cluster of Strimzi. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.name == oldSelf.name && has(self.__namespace__) == has(oldSelf.__namespace__)"
                + " && (!has(self.__namespace__) || self.__namespace__ == oldSelf.__namespace__)",
        message = "the Kafka cluster cannot be changed, because what was counted is kept in it; create another "
                + "ClickAnalytics for another cluster")
public record KafkaCluster(
        @Required @Pattern(Names.OBJECT) @Size(max = 253) @JsonPropertyDescription("Name of the Kafka resource.")
        String name,

        @Pattern(Names.NAMESPACE)
        @Size(max = 63)
        @JsonPropertyDescription(
                "Its namespace; absent: that of this resource. A cluster elsewhere must allow it by its annotation "
                        + "clickanalytics.io/allowed-namespaces.")
        @Nullable
        String namespace,

        @Pattern(Names.LISTENER)
        @Size(max = 11)
        @JsonPropertyDescription("Name of the listener to use; absent: the first internal one.")
        @Nullable
        String listener) {}
