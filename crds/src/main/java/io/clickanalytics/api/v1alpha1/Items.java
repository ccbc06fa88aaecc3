package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/** How many items. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.top <= self.limit",
        fieldPath = ".top",
        message = "wanted top to be at most limit; lower top or raise the limit")
public record Items(
        @Default("50")
        @Min(1)
        @Max(10000)
        @JsonPropertyDescription(
                "Items of a window that are published one by one, most clicked first; the others as one number.")
        Integer top,

        @Default("100000")
        @Min(1)
        @Max(100000000)
        @JsonPropertyDescription(
                "Different items that are told apart at the same time; more need more memory of the driver.")
        Integer limit) {}
