package io.clickanalytics.local.recount.judge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON record as a tree of maps, lists and {@link Value}s.
 *
 * <p>Not Jackson's own tree: that one forgets how a number is written, and an item is counted as it is written.
 *
 * @param root a Map, a List or a Value
 */
record JsonFields(Object root) implements Fields {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Null when the text is not exactly one JSON value. */
    static @Nullable JsonFields of(String text) {
        if (text.indexOf('\0') >= 0) {
            return null;
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return null;
            }
            Object root = read(parser);
            return parser.nextToken() == null ? new JsonFields(root) : null;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public Value at(Path path) {
        Object node = root;
        for (Object step : path.steps()) {
            node = child(node, step);
        }
        return node instanceof Value value ? value : Value.OTHER;
    }

    private static Object child(Object node, Object step) {
        if (node instanceof Map<?, ?> fields && step instanceof String) {
            Object child = fields.get(step);
            return child == null ? Value.NOTHING : child;
        }
        if (node instanceof List<?> elements && step instanceof Integer place && place < elements.size()) {
            return elements.get(place);
        }
        return Value.NOTHING;
    }

    private static Object read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value(Value.Kind.NUMBER, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Value(Value.Kind.TRUTH, parser.getText());
            default -> Value.NOTHING;
        };
    }

    /** Of a name that is there twice the last counts. */
    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> fields = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, read(parser));
        }
        return fields;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(read(parser));
        }
        return elements;
    }

    /** Escapes can write half a surrogate pair, which is no text. */
    private static Value text(String text) {
        boolean broken = text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        return broken ? Value.OTHER : new Value(Value.Kind.TEXT, text);
    }
}
