package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.model.annotation.LabelSelector;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;
import org.jspecify.annotations.Nullable;

/** Executor pods. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExecutorsStatus(
        @JsonPropertyDescription("How many are wanted.") @Nullable
        Integer desired,

        @StatusReplicas @JsonPropertyDescription("How many take part in counting.") @Nullable
        Integer running,

        @LabelSelector @JsonPropertyDescription("Selects the executor pods, for autoscalers.") @Nullable
        String selector) {}
