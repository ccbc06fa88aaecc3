package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The volume of a broker. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!isQuantity(self.size) || quantity(self.size).compareTo(quantity(oldSelf.size)) >= 0",
        fieldPath = ".size",
        messageExpression =
                "'found ' + self.size + ', wanted at least ' + oldSelf.size + ', because a volume cannot shrink; "
                        + "keep or raise the size'")
@ValidationRule(
        value =
                "has(self.className) == has(oldSelf.className) && (!has(self.className) || self.className == oldSelf.className)",
        fieldPath = ".className",
        message = "the storage class of existing volumes cannot be changed; keep it")
public record BrokerStorage(
        @Default("10Gi")
        @Pattern(Amounts.BYTES)
        @Size(max = Amounts.MAX_LENGTH)
        @JsonPropertyDescription("Size of the volume, such as 10Gi. Can grow where the storage class allows it.")
        String size,

        @Size(min = 1, max = 253) @JsonPropertyDescription("Storage class; absent: that of the cluster.") @Nullable
        String className) {}
