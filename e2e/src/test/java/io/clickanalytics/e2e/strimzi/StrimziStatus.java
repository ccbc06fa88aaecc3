package io.clickanalytics.e2e.strimzi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Statuses in Strimzi's words. */
final class StrimziStatus {
    private static final String TIME = "lastTransitionTime";

    private StrimziStatus() {}

    /** About this generation. */
    static ObjectNode of(long generation, ObjectNode... conditions) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        ArrayNode all = status.putArray("conditions");
        for (ObjectNode condition : conditions) {
            all.add(condition);
        }
        return status.put("observedGeneration", generation);
    }

    /** Strimzi's Ready=True has neither reason nor message. */
    static ObjectNode isTrue(String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("status", "True")
                .put(TIME, Instant.now().toString());
    }

    static ObjectNode isTrue(String type, String reason, String message) {
        return isTrue(type).put("reason", reason).put("message", message);
    }

    /** A KafkaTopic's way to fail. */
    static ObjectNode notReady(String reason, String message) {
        return isTrue("Ready", reason, message).put("status", "False");
    }

    /** A periodic look that finds nothing new writes nothing. */
    static boolean same(JsonNode one, JsonNode other) {
        return timeless(one).equals(timeless(other));
    }

    private static JsonNode timeless(JsonNode status) {
        JsonNode copy = status.deepCopy();
        copy.path("conditions").forEach(condition -> ((ObjectNode) condition).remove(TIME));
        return copy;
    }
}
