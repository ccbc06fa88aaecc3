package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What to do when the input topic is another one of the same name. */
public enum OnInputRecreated {
    @JsonProperty("Fail")
    FAIL,
    @JsonProperty("Restart")
    RESTART;

    /** As written in the resource and in the settings. */
    public String text() {
        return this == FAIL ? "Fail" : "Restart";
    }
}
