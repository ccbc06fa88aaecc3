package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a csv record is read. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Csv(
        @Size(min = 1, max = 256)
        @JsonPropertyDescription(
                "Names of the columns, in order, for paths such as $.phone; without them paths count: $[2].")
        @Nullable
        List<@Pattern(Csv.COLUMN) @Size(min = 1, max = 128) String> columns,

        @Default("','")
        @Pattern(Csv.SEPARATOR)
        @Size(min = 1, max = 1)
        @JsonPropertyDescription("One character between two columns.")
        String separator) {
    /** A printable ASCII character other than a quote, or a tab. */
    public static final String SEPARATOR = "^[\t !#-~]$";

    /** Names are put together with commas, and trimmed. */
    public static final String COLUMN = "^[^,\\s]([^,]*[^,\\s])?$";

    /** Without columns and with a comma, as when nothing is said. */
    public static final Csv PLAIN = new Csv(null, ",");

    public Csv {
        columns = columns == null ? null : List.copyOf(columns);
    }
}
