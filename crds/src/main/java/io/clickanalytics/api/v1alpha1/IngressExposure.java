package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An Ingress. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IngressExposure(
        @Required @Pattern(Names.HOST) @Size(max = 253) @JsonPropertyDescription("Host name of the dashboard.")
        String host,

        @Default("/")
        @Pattern(Names.WEB_PATH)
        @Size(max = 128)
        @JsonPropertyDescription("Path of the dashboard, such as /phones: many can share one host.")
        String path,

        @Size(min = 1, max = 253) @JsonPropertyDescription("Ingress class; absent: that of the cluster.") @Nullable
        String className,

        @Size(min = 1, max = 253)
        @JsonPropertyDescription("Name of a Secret with a certificate; absent: no TLS.")
        @Nullable
        String tlsSecret,

        @Size(max = 64) @JsonPropertyDescription("Annotations of the Ingress.") @Nullable
        Map<String, String> annotations) {}
