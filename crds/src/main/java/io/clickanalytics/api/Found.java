package io.clickanalytics.api;

import com.fasterxml.jackson.databind.JsonNode;

/** How a value that was found is shown. */
final class Found {
    private static final int MAX_LENGTH = 80;

    private Found() {}

    static String value(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> text(value.textValue());
            case NUMBER -> "the number " + value.asText();
            case BOOLEAN -> "the truth value " + value.asText();
            case ARRAY -> "a list";
            case OBJECT -> value.isEmpty() ? "an empty object" : "an object";
            default -> "nothing";
        };
    }

    static String text(String text) {
        String shown = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
        shown = shown.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r");
        boolean plain = !text.isBlank() && text.strip().length() == text.length();
        return plain ? shown : '"' + shown + '"';
    }
}
