package io.clickanalytics.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Checks an object against its part of the CRD's schema, as the API server does, and sets the defaults in it.
 *
 * <p>What is wrong is taken out after it was noted, so that the rest can be looked at further.
 */
final class StructureCheck {
    private final JsonNode root;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> implied = new ArrayList<>();

    StructureCheck(JsonNode root) {
        this.root = root;
    }

    /**
     * What came out.
     *
     * @param problems to be shown
     * @param implied what is wrong only because of a shown problem, such as a misspelt field that is missing
     */
    record Structure(List<Problem> problems, List<Problem> implied) {
        Structure {
            problems = List.copyOf(problems);
            implied = List.copyOf(implied);
        }

        List<Problem> all() {
            return Stream.concat(problems.stream(), implied.stream()).toList();
        }
    }

    /** Checks and completes the value in place. */
    Structure check(ObjectNode value) {
        object("", value, root);
        return new Structure(problems, implied);
    }

    private void object(String path, ObjectNode value, JsonNode schema) {
        JsonNode properties = schema.path("properties");
        if (properties.isMissingNode()) {
            map(path, value, schema);
            return;
        }
        removeNulls(value, properties);
        Set<String> meant = unknownFields(path, value, properties);
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            String name = property.getKey();
            setDefault(value, name, property.getValue());
            if (value.has(name)) {
                field(path, value, name, property.getValue());
            } else if (isRequired(schema, name)) {
                (meant.contains(name) ? implied : problems).add(missing(join(path, name), property.getValue()));
            }
        }
    }

    /** Null is the same as absent, as it is for the API server; an unknown field stays one. */
    private static void removeNulls(ObjectNode value, JsonNode properties) {
        names(value).stream()
                .filter(name -> properties.has(name) && value.get(name).isNull())
                .forEach(value::remove);
    }

    private static void setDefault(ObjectNode value, String name, JsonNode schema) {
        if (!value.has(name) && schema.has("default")) {
            value.set(name, schema.get("default").deepCopy());
        }
    }

    private void field(String path, ObjectNode parent, String name, JsonNode schema) {
        if (!fits(join(path, name), parent.get(name), schema)) {
            parent.remove(name);
            setDefault(parent, name, schema);
        }
    }

    private boolean fits(String path, JsonNode value, JsonNode schema) {
        if (schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            return true;
        }
        String type = schema.path("type").asText();
        if (type.equals("object") && value instanceof ObjectNode object) {
            object(path, object, schema);
            return true;
        }
        if (type.equals("array") && value instanceof ArrayNode array) {
            return list(path, array, schema);
        }
        Optional<Problem> problem = type.equals("object") || type.equals("array")
                ? Optional.of(wrongContainer(path, value, schema))
                : ScalarCheck.of(path, value, schema);
        problem.ifPresent(problems::add);
        return problem.isEmpty();
    }

    private boolean list(String path, ArrayNode value, JsonNode schema) {
        int before = problems.size();
        number(path, value.size(), schema.path("minItems"), schema.path("maxItems"));
        for (int i = 0; i < value.size(); i++) {
            var unused = fits(path + "[" + i + "]", value.get(i), schema.path("items"));
        }
        return problems.size() == before;
    }

    private void map(String path, ObjectNode value, JsonNode schema) {
        number(path, value.size(), schema.path("minProperties"), schema.path("maxProperties"));
        JsonNode entry = schema.path("additionalProperties");
        names(value).stream()
                .filter(name -> !fits(path + "[\"" + name + "\"]", value.get(name), entry))
                .forEach(value::remove);
    }

    private void number(String path, int found, JsonNode min, JsonNode max) {
        if (found < min.asInt(0)) {
            problems.add(
                    new Problem(path, "an empty list", "at least " + min.asText() + " entry", "add one, or remove it"));
        }
        if (found > max.asInt(Integer.MAX_VALUE)) {
            problems.add(new Problem(path, found + " entries", "at most " + max.asText(), "remove some"));
        }
    }

    /** Notes and takes out the fields that the schema does not know; returns those that were probably meant. */
    private Set<String> unknownFields(String path, ObjectNode value, JsonNode properties) {
        Set<String> meant = new HashSet<>();
        List<String> known = names(properties);
        for (String name : names(value)) {
            if (!properties.has(name)) {
                List<String> free =
                        known.stream().filter(field -> !value.has(field)).toList();
                NearestName.of(name, free).ifPresent(meant::add);
                problems.add(unknown(path, name, free.isEmpty() ? known : free));
                value.remove(name);
            }
        }
        return meant;
    }

    private Problem unknown(String path, String name, List<String> known) {
        String wanted = path.isEmpty() ? "a field of a ClickAnalytics" : "a field of " + path;
        String elsewhere = String.join(" or ", SchemaPaths.endingIn(name, root));
        String remedy = NearestName.of(name, known)
                .map(near -> "write " + near)
                .orElseGet(() -> elsewhere.isEmpty()
                        ? "remove it, or write one of " + String.join(", ", known)
                        : "move it to " + elsewhere);
        return new Problem(join(path, name), "an unknown field", wanted, remedy);
    }

    private static Problem missing(String path, JsonNode schema) {
        return new Problem(path, "nothing", wanted(schema), "add " + path);
    }

    private static Problem wrongContainer(String path, JsonNode value, JsonNode schema) {
        String remedy = schema.path("type").asText().equals("array")
                ? "write each entry in a line of its own after '- '"
                : "write each of them in a line of its own, indented";
        return new Problem(path, Found.value(value), wanted(schema), remedy);
    }

    private static String wanted(JsonNode schema) {
        return schema.has("properties")
                ? "an object with the fields " + String.join(", ", names(schema.path("properties")))
                : ScalarCheck.wanted(schema);
    }

    private static boolean isRequired(JsonNode schema, String name) {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .anyMatch(required -> required.asText().equals(name));
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
