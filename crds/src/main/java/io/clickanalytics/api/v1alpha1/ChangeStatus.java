package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a change of the spec takes effect. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeStatus(
        @JsonProperty("class")
        @JsonPropertyDescription(
                "Live: at once; Rewind: the stream is rebuilt, no restart; DriverRoll: the driver restarts; Rejected: not at all.")
        ChangeClass changeClass,

        @JsonPropertyDescription("The fields that changed.") @Nullable
        List<String> fields) {
    public ChangeStatus {
        fields = fields == null ? null : List.copyOf(fields);
    }
}
