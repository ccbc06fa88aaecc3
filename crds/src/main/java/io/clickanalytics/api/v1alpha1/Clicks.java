package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How records become clicks. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.format == 'text' || has(self.item)",
        fieldPath = ".item",
        messageExpression = "'found nothing, wanted the path of the counted item in a ' + self.format + "
                + "' record; give a path such as $.phone'")
@ValidationRule(
        value = "self.format != 'text' || (!has(self.item) && !has(self.filter) && self.time == 'kafka')",
        message =
                "a text record is the item itself and has no fields; remove item, filter and time, or make the format json or csv")
@ValidationRule(
        value = "!has(self.filter) || self.filter.matches(r\"\"\"" + Paths.FILTER + "\"\"\")",
        fieldPath = ".filter",
        message =
                "wanted a path, == or !=, and a text in double quotes, a number, true, false or null; or several of these "
                        + "joined by &&; correct it, such as $.type == \"click\" && $.bot != true")
@ValidationRule(
        value = "!has(self.csv) || self.format == 'csv'",
        fieldPath = ".csv",
        messageExpression =
                "'found csv with the format ' + self.format + ', wanted it with the format csv only; remove it or "
                        + "make the format csv'")
public record Clicks(
        @Default("text") @JsonPropertyDescription("text: a record is the item; json: an object; csv: one line.")
        ClickFormat format,

        @Pattern(Paths.PATTERN)
        @Size(max = Paths.MAX_LENGTH)
        @JsonPropertyDescription(
                "Path of the counted item in a json or csv record: $.phone, $.product.brand, $.tags[0].")
        @Nullable
        String item,

        @Size(min = 1, max = 1024)
        @JsonPropertyDescription("Counts only records for which this holds: $.type == \"click\" && $.bot != true.")
        @Nullable
        String filter,

        @Default("kafka")
        @Pattern("^kafka$|" + Paths.PATTERN)
        @Size(max = Paths.MAX_LENGTH)
        @JsonPropertyDescription(
                "When a click happened: kafka, the time of the Kafka record, or the path of a field with epoch milliseconds or ISO-8601.")
        String time,

        @JsonPropertyDescription("How a csv record is read.") @Nullable
        Csv csv,

        @Default("earliest")
        @Pattern("^earliest$|^latest$|" + Instants.PATTERN)
        @Size(max = Instants.MAX_LENGTH)
        @JsonPropertyDescription(
                "Where counting begins: earliest, latest, or a time such as 2026-11-21T08:00:00Z. Used once, when nothing was counted yet.")
        String start,

        @Default("1m")
        @Pattern(TimeSpan.PATTERN)
        @Size(min = TimeSpan.MIN_LENGTH, max = TimeSpan.MAX_LENGTH)
        @JsonPropertyDescription("A click dated later than now by more than this is a bad record.")
        TimeSpan maxFuture,

        @Default("Fail")
        @JsonPropertyDescription(
                "What to do when the input topic was deleted and made anew: Fail stops and says so, Restart counts the new topic from its beginning.")
        OnInputRecreated onInputRecreated,

        @JsonPropertyDescription("Counts again from a time, on purpose: a new nonce starts it, once.") @Nullable
        Reset reset,

        @Size(max = 1000) @JsonPropertyDescription("What items are called on the dashboard: item to name.") @Nullable
        Map<String, String> labels) {}
