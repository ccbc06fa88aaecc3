package io.clickanalytics.operator.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsSpec;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A spec as paths with values. */
final class SpecFields {
    private static final JsonMapper JSON = new JsonMapper();

    /** Fields whose keys are the author's own: they count as one. */
    private static final Set<String> MAPS =
            Set.of("spec.clicks.labels", "spec.dashboard.ingress.annotations", "spec.kafka.clients.properties");

    private SpecFields() {}

    /** Paths of the fields that are not the same in both, such as {@code spec.window.length}. */
    static SortedSet<String> different(ClickAnalyticsSpec one, ClickAnalyticsSpec other) {
        Map<String, JsonNode> before = values(one);
        Map<String, JsonNode> after = values(other);
        SortedSet<String> different = new TreeSet<>(before.keySet());
        different.addAll(after.keySet());
        different.removeIf(path -> Objects.equals(before.get(path), after.get(path)));
        return different;
    }

    private static SortedMap<String, JsonNode> values(ClickAnalyticsSpec spec) {
        SortedMap<String, JsonNode> values = new TreeMap<>();
        collect("spec", JSON.valueToTree(spec), values);
        return values;
    }

    private static void collect(String path, JsonNode node, Map<String, JsonNode> values) {
        if (node.isObject() && !MAPS.contains(path)) {
            node.properties().forEach(field -> collect(path + "." + field.getKey(), field.getValue(), values));
        } else {
            values.put(path, node);
        }
    }
}
