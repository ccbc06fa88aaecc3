package io.clickanalytics.pipeline.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clickanalytics.pipeline.decode.Captures.Kind;
import java.math.BigDecimal;

/** What a filter compares with: {@code "text"}, a number, true, false, or null, which also means absent. */
final class Literal {
    /** Reading a number takes time by the square of its digits. */
    private static final int MOST_DIGITS = 1000;

    private final Kind kind;
    private final String text;
    private final byte[] bytes;

    private Literal(Kind kind, String text) {
        this.kind = kind;
        this.text = text;
        this.bytes = text.getBytes(UTF_8);
    }

    /** Reads a literal and leaves what follows it. */
    static Literal read(Source source) {
        if (source.skip("\"")) {
            return new Literal(Kind.TEXT, source.until("\""));
        }
        String word = source.take(c -> Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.');
        return switch (word) {
            case "true", "false" -> new Literal(Kind.TRUTH, word);
            case "null" -> new Literal(Kind.NOTHING, "");
            default -> number(word, source);
        };
    }

    private static Literal number(String word, Source source) {
        try {
            return new Literal(Kind.NUMBER, new BigDecimal(word).toString());
        } catch (NumberFormatException e) {
            throw source.unexpected("\"text\", a number, true, false or null before it, not '" + word + "'");
        }
    }

    /** True when the captured value of the slot is this one; numbers are equal however they are written. */
    boolean equalTo(Captures captures, int slot) {
        return switch (kind) {
            case NOTHING -> captures.kind(slot) == Kind.NOTHING;
            case NUMBER ->
                captures.kind(slot).readableAs(kind) && (captures.sameBytes(slot, bytes) || sameNumber(captures, slot));
            default -> captures.kind(slot).readableAs(kind) && captures.sameBytes(slot, bytes);
        };
    }

    private boolean sameNumber(Captures captures, int slot) {
        if (captures.length(slot) > MOST_DIGITS) {
            return false;
        }
        try {
            return new BigDecimal(captures.text(slot)).compareTo(new BigDecimal(text)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
