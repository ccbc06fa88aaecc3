package io.clickanalytics.pipeline.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.clickanalytics.pipeline.decode.Captures.Kind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One JSON value. Ordinary ones are read in place; all others by Jackson's stream of tokens, without a tree, with
 * nesting bounded at 1000.
 */
final class JsonDecoder implements Decoder {
    private static final byte[] NO_TEXT = {};

    private final JsonFactory factory = new JsonFactory();
    private final Wanted wanted;
    private final PathTree root;
    private final Captures captures;
    private final PlainJson plain;

    JsonDecoder(Wanted wanted) {
        this.wanted = wanted;
        this.root = PathTree.of(wanted.paths());
        this.captures = new Captures(wanted.paths().size());
        this.plain = new PlainJson(root, captures);
    }

    @Override
    public void decode(byte[] value, int offset, int length, long recordTime, ClickSink sink) {
        captures.clear();
        if (plain.capture(value, offset, length) || isJson(value, offset, length)) {
            wanted.judge(captures, recordTime, sink);
        } else {
            sink.bad(BadReason.FORMAT);
        }
    }

    private boolean isJson(byte[] value, int offset, int length) {
        // Jackson accepts surrogates and longer forms than needed, and takes zeros for UTF-16
        if (!Utf8.isValid(value, offset, length) || holdsZero(value, offset, length)) {
            return false;
        }
        captures.clear();
        try (JsonParser parser = factory.createParser(value, offset, length)) {
            if (parser.nextToken() == null) {
                return false;
            }
            value(parser, root);
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean holdsZero(byte[] value, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (value[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private void value(JsonParser parser, @Nullable PathTree node) throws IOException {
        if (node == null) {
            parser.skipChildren();
            return;
        }
        if (node.hasSlot()) {
            capture(parser, node.slot());
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            fields(parser, node);
        } else if (token == JsonToken.START_ARRAY) {
            elements(parser, node);
        }
    }

    private void fields(JsonParser parser, PathTree node) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            PathTree child = node.field(parser.currentName());
            if (child != null) {
                child.forget(captures);
            }
            parser.nextToken();
            value(parser, child);
        }
    }

    private void elements(JsonParser parser, PathTree node) throws IOException {
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            value(parser, node.element(i));
        }
    }

    private void capture(JsonParser parser, int slot) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_STRING -> text(parser.getText(), slot);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                captures.set(slot, Kind.NUMBER, parser.getText().getBytes(UTF_8));
            case VALUE_TRUE, VALUE_FALSE ->
                captures.set(slot, Kind.TRUTH, parser.getText().getBytes(UTF_8));
            case VALUE_NULL -> captures.clear(slot);
            default -> captures.set(slot, Kind.OTHER, NO_TEXT);
        }
    }

    /** An escape may have made half a surrogate pair, which is no text. */
    private void text(String text, int slot) {
        boolean whole = text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        captures.set(slot, whole ? Kind.TEXT : Kind.OTHER, whole ? text.getBytes(UTF_8) : NO_TEXT);
    }
}
