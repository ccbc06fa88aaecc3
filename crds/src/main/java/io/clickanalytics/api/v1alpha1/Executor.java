package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Quantity;

/** What each executor pod gets. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!isQuantity(self.memory) || quantity(self.memory).compareTo(quantity('" + Executor.LEAST_MEMORY
                + "')) >= 0",
        fieldPath = ".memory",
        messageExpression = "'found ' + self.memory + ', wanted at least " + Executor.LEAST_MEMORY
                + ", because Spark does not start with less; raise it'")
@ValidationRule(
        value = "type(self.cpu) != int || self.cpu >= 0",
        fieldPath = ".cpu",
        messageExpression =
                "'found ' + string(self.cpu) + ', wanted a number of CPUs such as 2, 0.5 or 500m; write such a number'")
public record Executor(
        @Default("1") @JsonPropertyDescription("CPUs, such as 1 or 500m.")
        Quantity cpu,

        @Default("1Gi")
        @Pattern(Amounts.BYTES)
        @Size(max = Amounts.MAX_LENGTH)
        @JsonPropertyDescription("Memory, such as 1Gi.")
        String memory) {
    /** The smallest that was seen to work. */
    public static final String LEAST_MEMORY = "320Mi";
}
