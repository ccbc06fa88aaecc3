package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a record of the input looks like. */
public enum ClickFormat {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("json")
    JSON,
    @JsonProperty("csv")
    CSV;

    /** As written in the resource and in the settings. */
    public String text() {
        return switch (this) {
            case TEXT -> "text";
            case JSON -> "json";
            case CSV -> "csv";
        };
    }
}
