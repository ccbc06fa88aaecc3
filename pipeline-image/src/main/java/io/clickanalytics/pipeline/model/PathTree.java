package io.clickanalytics.pipeline.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wanted paths as one tree, which a scanner goes down beside a record. */
final class PathTree {
    private static final int NO_SLOT = -1;

    private int slot = NO_SLOT;
    private final Map<String, PathTree> names = new LinkedHashMap<>();
    private final Map<Integer, PathTree> elements = new LinkedHashMap<>();

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
        return root;
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

    Map<String, PathTree> names() {
        return names;
    }

    Map<Integer, PathTree> elements() {
        return elements;
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
