package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Who may look at the dashboard: those whom an OpenID provider signs in. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignIn(
        @Required
        @Pattern(Names.WEB_ADDRESS)
        @Size(max = 512)
        @JsonPropertyDescription("Address of the OpenID provider, exactly as its tokens name it.")
        String issuer,

        @Required
        @Size(min = 1, max = 253)
        @JsonPropertyDescription("Name under which the provider knows the dashboard.")
        String clientId,

        @Required
        @Pattern(Names.OBJECT)
        @Size(max = 253)
        @JsonPropertyDescription(
                "Name of a Secret in this namespace with the entry clientSecret and, where the provider's certificate is of a "
                        + "private authority, ca.crt.")
        String clientSecret,

        @Size(min = 1, max = 253)
        @JsonPropertyDescription("Audience of the tokens that machines send; absent: clientId.")
        @Nullable
        String audience,

        @Pattern(Names.WEB_ADDRESS)
        @Size(max = 512)
        @JsonPropertyDescription(
                "Address of the page, where the provider sends people back to; absent: that of the Ingress or the Gateway.")
        @Nullable
        String address,

        @Default("8h")
        @Pattern(TimeSpan.PATTERN)
        @Size(min = TimeSpan.MIN_LENGTH, max = TimeSpan.MAX_LENGTH)
        @JsonPropertyDescription("How long one that has signed in is not asked again.")
        TimeSpan session) {}
