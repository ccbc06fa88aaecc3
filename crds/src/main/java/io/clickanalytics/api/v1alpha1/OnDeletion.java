package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of something when the resource is deleted. */
public enum OnDeletion {
    @JsonProperty("Retain")
    RETAIN,
    @JsonProperty("Delete")
    DELETE
}
