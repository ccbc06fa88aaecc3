package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** The dashboard. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DashboardStatus(
        @JsonPropertyDescription("Where the dashboard is, seen from outside.") @Nullable
        String url,

        @JsonPropertyDescription("Pods that show every published window.") @Nullable
        Integer readyReplicas) {}
