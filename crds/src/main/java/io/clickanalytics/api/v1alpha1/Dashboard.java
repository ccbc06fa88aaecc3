package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The live dashboard. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!(has(self.ingress) && has(self.gateway))",
        message = "found ingress and gateway, wanted at most one of them; remove one")
@ValidationRule(
        value =
                "!has(self.signIn) || has(self.signIn.address) || (has(self.ingress) && !self.ingress.host.startsWith('*'))"
                        + " || (has(self.gateway) && !self.gateway.host.startsWith('*'))",
        message =
                "found signIn without an address of the page, wanted an ingress or gateway with a whole host name, or "
                        + "signIn.address; add one, because the provider sends people back there")
public record Dashboard(
        @Default("2") @Min(0) @Max(100) @JsonPropertyDescription("Dashboard pods; any browser can use any of them.")
        Integer replicas,

        @Size(min = 1, max = 100)
        @JsonPropertyDescription("Name shown on the page; absent: the name of this resource.")
        @Nullable
        String title,

        @Default("1h")
        @Pattern(TimeSpan.PATTERN)
        @Size(min = TimeSpan.MIN_LENGTH, max = TimeSpan.MAX_LENGTH)
        @JsonPropertyDescription("How far back the page goes; kept in memory.")
        TimeSpan history,

        @Size(max = 32)
        @JsonPropertyDescription(
                "Further origins whose pages may open the live connection, such as https://example.com.")
        @Nullable
        List<@Size(max = 253) @Pattern(Names.ORIGIN) String> origins,

        @JsonPropertyDescription("Opens the dashboard to the outside by an Ingress.") @Nullable
        IngressExposure ingress,

        @JsonPropertyDescription("Opens the dashboard to the outside by a route of an existing Gateway.") @Nullable
        GatewayExposure gateway,

        @JsonPropertyDescription(
                "Lets in only those whom an OpenID provider signs in; absent: everybody who reaches the dashboard.")
        @Nullable
        SignIn signIn) {
    public Dashboard {
        origins = origins == null ? null : List.copyOf(origins);
    }
}
