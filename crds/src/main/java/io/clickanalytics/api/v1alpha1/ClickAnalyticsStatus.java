package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator saw last. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClickAnalyticsStatus(
        @JsonPropertyDescription("The generation of the resource that this status speaks of.") @Nullable
        Long observedGeneration,

        @JsonPropertyDescription("Ready, KafkaReady, TopicsReady, PipelineReady, DashboardReady, CaughtUp.") @Nullable
        List<Condition> conditions,

        @JsonPropertyDescription("How the last change of spec takes effect.") @Nullable
        ChangeStatus change,

        @JsonPropertyDescription("The Kafka cluster in use.") @Nullable
        KafkaStatus kafka,

        @JsonPropertyDescription("Executor pods.") @Nullable ExecutorsStatus executors,

        @JsonPropertyDescription("What is counted, rounded and at most a minute old; live numbers are metrics.")
        @Nullable
        PipelineStatus pipeline,

        @JsonPropertyDescription("The dashboard.") @Nullable DashboardStatus dashboard) {
    public ClickAnalyticsStatus {
        conditions = conditions == null ? null : List.copyOf(conditions);
    }
}
