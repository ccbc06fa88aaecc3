package io.clickanalytics.pipeline.decode;

import io.clickanalytics.pipeline.decode.Captures.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Goes through ordinary JSON at a small part of Jackson's cost and without garbage. Whatever is unusual or wrong (an escape
 * in a wanted value, a repeated name, deep nesting, anything that is not JSON) it leaves to Jackson: it never says no.
 */
final class PlainJson {
    /** Behind every record, so that going on from there finds nothing. */
    private static final int UNSURE = Integer.MAX_VALUE;

    /** Of a field that is not at the top. */
    private static final int NO_PLACE = Integer.MAX_VALUE;

    private static final int MOST_DEPTH = 32;
    /** Jackson bounds the length of numbers. */
    private static final int MOST_DIGITS = 500;

    private final PathTree root;
    private final Captures captures;
    private final PlainString string = new PlainString();
    private final FieldLayout layout = new FieldLayout();

    private byte[] bytes = {};
    private int end;
    /** Nodes of the tree that were met in this record. */
    private long met;

    PlainJson(PathTree root, Captures captures) {
        this.root = root;
        this.captures = captures;
    }

    /** True when the record is JSON and all that is wanted was captured; false says nothing. */
    boolean capture(byte[] value, int offset, int length) {
        // a reference that is stored anew costs the collector's barrier
        if (bytes != value) {
            bytes = value;
        }
        end = offset + length;
        met = 0;
        string.reset();
        int at = value(spaces(offset), root, 0);
        return spaces(at) == end && (string.isAscii() || Utf8.isValid(value, offset, length));
    }

    /** Past a value, or UNSURE. */
    private int value(int at, @Nullable PathTree node, int depth) {
        byte first = byteAt(at);
        if (first == '"') {
            return text(at, node);
        }
        if (((first - '0') & 0xFF) <= 9) {
            return number(at, node);
        }
        return switch (first) {
            case '{' -> depth == MOST_DEPTH ? UNSURE : object(at, compound(node), depth + 1);
            case '[' -> depth == MOST_DEPTH ? UNSURE : array(at, compound(node), depth + 1);
            case 't' -> word(at, "true", Kind.TRUTH, node);
            case 'f' -> word(at, "false", Kind.TRUTH, node);
            case 'n' -> word(at, "null", Kind.NOTHING, node);
            default -> number(at, node);
        };
    }

    private @Nullable PathTree compound(@Nullable PathTree node) {
        captured(node, Kind.OTHER, end, end);
        return node;
    }

    private int text(int at, @Nullable PathTree node) {
        int quote = string.end(bytes, at + 1, end);
        if (quote >= end || (node != null && string.isEscaped())) {
            return UNSURE;
        }
        captured(node, Kind.TEXT, at + 1, quote);
        return quote + 1;
    }

    private int object(int brace, @Nullable PathTree node, int depth) {
        int at = spaces(brace + 1);
        if (byteAt(at) == '}') {
            return at + 1;
        }
        for (int place = 0; byteAt(at) == '"'; place++) {
            at = spaces(field(at, node, depth, depth == 1 ? place : NO_PLACE));
            byte next = byteAt(at);
            if (next != ',') {
                return next == '}' ? at + 1 : UNSURE;
            }
            at = spaces(at + 1);
        }
        return UNSURE;
    }

    /** Past a name and its value. */
    private int field(int at, @Nullable PathTree node, int depth, int place) {
        FieldLayout.Field known = layout.at(place);
        if (known != null && known.standsAt(bytes, at, end)) {
            return isRepeated(known.node()) ? UNSURE : value(at + known.length(), known.node(), depth);
        }
        int quote = string.end(bytes, at + 1, end);
        if (quote >= end || (node != null && string.isEscaped())) {
            return UNSURE;
        }
        PathTree child = node == null ? null : node.field(bytes, at + 1, quote - at - 1);
        int colon = spaces(quote + 1);
        if (byteAt(colon) != ':' || isRepeated(child)) {
            return UNSURE;
        }
        int value = spaces(colon + 1);
        // of names that stand in a layout nobody asks again whether they are UTF-8
        if (string.isAscii() && layout.isOpen(place)) {
            layout.learn(place, Arrays.copyOfRange(bytes, at, value), child);
        }
        return value(value, child, depth);
    }

    private int array(int bracket, @Nullable PathTree node, int depth) {
        int at = spaces(bracket + 1);
        if (byteAt(at) == ']') {
            return at + 1;
        }
        for (int index = 0; at < end; index++) {
            at = spaces(value(at, node == null ? null : node.element(index), depth));
            byte next = byteAt(at);
            if (next != ',') {
                return next == ']' ? at + 1 : UNSURE;
            }
            at = spaces(at + 1);
        }
        return UNSURE;
    }

    /** The last of two fields of one name counts, with all below it: rare, so left to Jackson. */
    private boolean isRepeated(@Nullable PathTree child) {
        if (child == null) {
            return false;
        }
        boolean repeated = (met & child.bit()) != 0;
        met |= child.bit();
        return repeated;
    }

    private int word(int at, String word, Kind kind, @Nullable PathTree node) {
        for (int i = 1; i < word.length(); i++) {
            if (byteAt(at + i) != word.charAt(i)) {
                return UNSURE;
            }
        }
        captured(node, kind, at, kind == Kind.NOTHING ? at : at + word.length());
        return at + word.length();
    }

    private int number(int start, @Nullable PathTree node) {
        int whole = digits(start);
        byte next = byteAt(whole);
        if (byteAt(start) != '0'
                && whole > start
                && next != '.'
                && (next | 0x20) != 'e'
                && whole - start <= MOST_DIGITS) {
            captured(node, Kind.NUMBER, start, whole);
            return whole;
        }
        return anyNumber(start, node);
    }

    private int anyNumber(int start, @Nullable PathTree node) {
        int at = byteAt(start) == '-' ? start + 1 : start;
        int whole = digits(at);
        boolean good = whole > at && (byteAt(at) != '0' || whole == at + 1);
        at = whole;
        if (byteAt(at) == '.') {
            int fraction = digits(at + 1);
            good &= fraction > at + 1;
            at = fraction;
        }
        if ((byteAt(at) | 0x20) == 'e') {
            int sign = (byteAt(at + 1) == '-' || byteAt(at + 1) == '+') ? 1 : 0;
            int exponent = digits(at + 1 + sign);
            good &= exponent > at + 1 + sign;
            at = exponent;
        }
        captured(node, Kind.NUMBER, start, at);
        return good && at - start <= MOST_DIGITS ? at : UNSURE;
    }

    private int digits(int from) {
        int at = from;
        while (at + Long.BYTES <= end) {
            int digits = Words.digits(Words.at(bytes, at));
            at += digits;
            if (digits < Long.BYTES) {
                return at;
            }
        }
        while (((byteAt(at) - '0') & 0xFF) <= 9) {
            at++;
        }
        return at;
    }

    private void captured(@Nullable PathTree node, Kind kind, int from, int until) {
        if (node != null && node.hasSlot()) {
            captures.set(node.slot(), kind, bytes, from, until - from);
        }
    }

    private int spaces(int from) {
        int at = from;
        while (isSpace(byteAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(byte b) {
        return b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t');
    }

    /** Zero, which JSON never holds, behind the record. */
    private byte byteAt(int at) {
        return at < end ? bytes[at] : 0;
    }
}
