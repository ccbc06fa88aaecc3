package io.clickanalytics.e2e.strimzi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/**
 * A resource of Strimzi's, as it was seen.
 *
 * @param json all of it
 */
record StrimziObject(JsonNode json) {
    static final String CLUSTER = "strimzi.io/cluster";

    private static final String PAUSED = "strimzi.io/pause-reconciliation";
    private static final String MANAGED = "strimzi.io/managed";

    /** Group and version. */
    String version() {
        return json.path("apiVersion").asText();
    }

    String kind() {
        return json.path("kind").asText();
    }

    String namespace() {
        return metadata("namespace").asText();
    }

    String name() {
        return metadata("name").asText();
    }

    String uid() {
        return metadata("uid").asText();
    }

    long generation() {
        return metadata("generation").asLong();
    }

    String created() {
        return metadata("creationTimestamp").asText();
    }

    /** The Kafka that it says it belongs to; empty without one. */
    String cluster() {
        return metadata("labels").path(CLUSTER).asText();
    }

    boolean isOf(StrimziObject kafka) {
        return namespace().equals(kafka.namespace()) && cluster().equals(kafka.name());
    }

    boolean isDeleted() {
        return metadata("deletionTimestamp").isTextual();
    }

    boolean isPaused() {
        return annotation(PAUSED).equals("true");
    }

    boolean isManaged() {
        return !annotation(MANAGED).equals("false");
    }

    boolean hasFinalizer(String name) {
        return StreamSupport.stream(metadata("finalizers").spliterator(), false)
                .anyMatch(finalizer -> finalizer.asText().equals(name));
    }

    JsonNode spec() {
        return json.path("spec");
    }

    JsonNode status() {
        return json.path("status");
    }

    private String annotation(String key) {
        return metadata("annotations").path(key).asText();
    }

    private JsonNode metadata(String field) {
        return json.path("metadata").path(field);
    }
}
