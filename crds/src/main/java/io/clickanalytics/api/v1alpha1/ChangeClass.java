package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a change costs, from least to most. */
public enum ChangeClass {
    @JsonProperty("Live")
    LIVE,
    @JsonProperty("Rewind")
    REWIND,
    @JsonProperty("DriverRoll")
    DRIVER_ROLL,
    @JsonProperty("Rejected")
    REJECTED
}
