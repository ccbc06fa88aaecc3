package io.clickanalytics.pipeline.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wanted paths as one tree, which a scanner goes down beside a record. */
final class PathTree {
    private static final int NO_SLOT = -1;

    private int slot = NO_SLOT;
    private long bit;
    private Field[] fields = {};
    private final Map<String, PathTree> names = new LinkedHashMap<>();
    private final Map<Integer, PathTree> elements = new LinkedHashMap<>();

    private static final class Field {
        private final byte[] name;
        private final long head;
        private final PathTree node;

        private Field(String text, PathTree node) {
            this.name = text.getBytes(UTF_8);
            this.head = Words.head(name, 0, Math.min(name.length, Long.BYTES));
            this.node = node;
        }

        boolean isNamed(byte[] bytes, int offset, int length) {
            return length <= Long.BYTES || Arrays.equals(name, 0, name.length, bytes, offset, offset + length);
        }
    }

    /** All paths below the root; the slot of a path is its place in the list. */
    static PathTree of(List<FieldPath> paths) {
        var root = new PathTree();
        for (int i = 0; i < paths.size(); i++) {
            PathTree node = root;
            for (FieldPath.Step step : paths.get(i).steps()) {
                node = node.grow(step);
            }
            node.slot = i;
        }
        root.seal(0);
        return root;
    }

    /** Numbers the nodes and puts the names into the order of the scan; returns the next number. */
    private int seal(int number) {
        bit = number < Long.SIZE ? 1L << number : -1;
        fields = names.entrySet().stream()
                .map(field -> new Field(field.getKey(), field.getValue()))
                .toArray(Field[]::new);
        int next = number + 1;
        for (PathTree child : names.values()) {
            next = child.seal(next);
        }
        for (PathTree child : elements.values()) {
            next = child.seal(next);
        }
        return next;
    }

    private PathTree grow(FieldPath.Step step) {
        return step instanceof FieldPath.Step.Name name
                ? names.computeIfAbsent(name.name(), n -> new PathTree())
                : elements.computeIfAbsent(((FieldPath.Step.Index) step).index(), i -> new PathTree());
    }

    boolean hasSlot() {
        return slot != NO_SLOT;
    }

    int slot() {
        return slot;
    }

    /** One bit of its own; all bits when there are too many nodes for that. */
    long bit() {
        return bit;
    }

    @Nullable
    PathTree field(byte[] bytes, int offset, int length) {
        if (fields.length == 0) {
            return null;
        }
        long head = Words.head(bytes, offset, Math.min(length, Long.BYTES));
        for (Field field : fields) {
            if (field.head == head && field.name.length == length && field.isNamed(bytes, offset, length)) {
                return field.node;
            }
        }
        return null;
    }

    @Nullable
    PathTree field(String name) {
        return names.get(name);
    }

    @Nullable
    PathTree element(int index) {
        return elements.get(index);
    }

    /** Clears what was captured here and below: a repeated name counts by its last value. */
    void forget(Captures captures) {
        if (hasSlot()) {
            captures.clear(slot);
        }
        names.values().forEach(child -> child.forget(captures));
        elements.values().forEach(child -> child.forget(captures));
    }
}
