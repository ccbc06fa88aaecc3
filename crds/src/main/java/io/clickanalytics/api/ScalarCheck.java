package io.clickanalytics.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Checks one value that has no fields against its part of the CRD's schema. */
final class ScalarCheck {
    private ScalarCheck() {}

    static Optional<Problem> of(String path, JsonNode value, JsonNode schema) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            return value.isTextual() || value.isIntegralNumber()
                    ? text(path, value.asText(), schema)
                    : Optional.of(wrongType(path, value, schema));
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> integer(path, value, schema);
            case "boolean" -> value.isBoolean() ? Optional.empty() : Optional.of(wrongType(path, value, schema));
            case "string" ->
                value.isTextual() ? text(path, value.textValue(), schema) : Optional.of(wrongType(path, value, schema));
            default -> throw new IllegalStateException("found a schema without a type at " + path + ", wanted one");
        };
    }

    private static Optional<Problem> integer(String path, JsonNode value, JsonNode schema) {
        if (!value.isIntegralNumber()) {
            return Optional.of(wrongType(path, value, schema));
        }
        long min = schema.path("minimum").asLong(Long.MIN_VALUE);
        long max = schema.path("maximum").asLong(Long.MAX_VALUE);
        boolean inRange = value.canConvertToLong() && value.longValue() >= min && value.longValue() <= max;
        return inRange
                ? Optional.empty()
                : Optional.of(new Problem(path, value.asText(), wanted(schema), "choose a number in this range"));
    }

    private static Optional<Problem> text(String path, String text, JsonNode schema) {
        if (schema.has("enum") && !values(schema).contains(text)) {
            return Optional.of(new Problem(path, Found.text(text), wanted(schema), remedyForValue(text, schema)));
        }
        if (text.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
            String found = "%s (%d characters)".formatted(Found.text(text), text.length());
            String wanted = "at most " + schema.path("maxLength").asText() + " characters";
            return Optional.of(new Problem(path, found, wanted, "shorten it"));
        }
        boolean tooShort = text.length() < schema.path("minLength").asInt(0);
        String pattern = schema.path("pattern").asText("");
        if (tooShort || !Form.fits(text, pattern)) {
            return Optional.of(new Problem(path, Found.text(text), wanted(schema), remedy(schema)));
        }
        return Optional.empty();
    }

    private static String remedyForValue(String text, JsonNode schema) {
        return NearestName.of(text, values(schema))
                .map(value -> "write " + value)
                .orElse("write " + (values(schema).size() == 1 ? values(schema).get(0) : "one of these"));
    }

    private static Problem wrongType(String path, JsonNode value, JsonNode schema) {
        return new Problem(path, Found.value(value), wanted(schema), remedyForType(value, schema));
    }

    private static String remedyForType(JsonNode value, JsonNode schema) {
        boolean wantsText = schema.path("type").asText().equals("string");
        if (value.isContainerNode()) {
            return "write one value";
        }
        if (wantsText && !schema.has("pattern") && !schema.has("enum")) {
            return "put it in quotes";
        }
        boolean quoted = value.isTextual() && value.textValue().matches("-?[0-9]+|true|false");
        return quoted ? "write it without quotes" : remedy(schema);
    }

    /** What the schema asks for, in words. */
    static String wanted(JsonNode schema) {
        if (schema.has("enum")) {
            return values(schema).size() == 1
                    ? values(schema).get(0)
                    : values(schema).stream().collect(Collectors.joining(", ", "one of ", ""));
        }
        if (schema.has("pattern")) {
            return Form.of(schema.path("pattern").asText()).wanted();
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> "a whole number" + range(schema);
            case "boolean" -> "true or false";
            case "array" -> "a list";
            case "object" -> "an object";
            default -> "some text";
        };
    }

    private static String remedy(JsonNode schema) {
        return schema.has("pattern") ? Form.of(schema.path("pattern").asText()).remedy() : "write " + wanted(schema);
    }

    private static String range(JsonNode schema) {
        boolean bounded = schema.has("minimum") && schema.has("maximum");
        return bounded
                ? " from " + schema.path("minimum").asLong() + " to "
                        + schema.path("maximum").asLong()
                : "";
    }

    private static List<String> values(JsonNode schema) {
        return StreamSupport.stream(schema.path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
