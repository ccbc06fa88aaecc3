package io.clickanalytics.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds where in the schema a field is, for who wrote it elsewhere. */
final class SchemaPaths {
    private SchemaPaths() {}

    /** The paths below {@code spec} of all fields of this name. */
    static List<String> endingIn(String name, JsonNode root) {
        List<String> found = new ArrayList<>();
        collect("spec", name, root.path("properties").path("spec"), found);
        return found;
    }

    private static void collect(String path, String name, JsonNode schema, List<String> found) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String child = path + "." + property.getKey();
            if (property.getKey().equals(name)) {
                found.add(child);
            }
            collect(child, name, property.getValue(), found);
        }
    }
}
