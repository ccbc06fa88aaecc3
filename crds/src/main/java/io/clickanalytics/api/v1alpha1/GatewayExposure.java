package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A route of a Gateway. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GatewayExposure(
        @Required @Pattern(Names.HOST) @Size(max = 253) @JsonPropertyDescription("Host name of the dashboard.")
        String host,

        @Default("/")
        @Pattern(Names.WEB_PATH)
        @Size(max = 128)
        @JsonPropertyDescription("Path of the dashboard, such as /phones: many can share one host.")
        String path,

        @Required @Size(min = 1, max = 253) @JsonPropertyDescription("Name of the Gateway.")
        String name,

        @Size(min = 1, max = 63)
        @JsonPropertyDescription("Namespace of the Gateway; absent: that of this resource.")
        @Nullable
        String namespace,

        @Size(min = 1, max = 253)
        @JsonPropertyDescription("Listener of the Gateway; absent: every one that fits.")
        @Nullable
        String sectionName,

        @Default("https") @JsonPropertyDescription("Scheme of the dashboard's address.")
        GatewayScheme scheme) {}
