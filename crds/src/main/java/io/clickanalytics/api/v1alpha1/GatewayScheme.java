package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How browsers reach a Gateway; the Gateway alone does not say. */
public enum GatewayScheme {
    @JsonProperty("http")
    HTTP,
    @JsonProperty("https")
    HTTPS
}
