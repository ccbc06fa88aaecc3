package io.clickanalytics.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Makes something in a resource wrong, in small ways and in wild ones. */
final class Mutation {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONG = 2000;
    private static final int DEEP = 200;

    private final Random random;
    private final ResourceGenerator texts;

    Mutation(Random random, ResourceGenerator texts) {
        this.random = random;
        this.texts = texts;
    }

    /** Somewhere in it one thing is another. */
    void apply(ObjectNode tree) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(tree, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> names = object.properties().stream().map(Map.Entry::getKey).toList();
        String name = names.isEmpty() ? texts.text() : names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "s", object.path(name).isMissingNode() ? JSON.nullNode() : object.remove(name));
            case 2 -> object.set(texts.text(), value());
            default -> object.set(name, value());
        }
    }

    private JsonNode value() {
        List<Supplier<JsonNode>> kinds = List.of(
                JSON::nullNode,
                () -> JSON.booleanNode(random.nextBoolean()),
                () -> JSON.numberNode(random.nextInt(5) - 2),
                () -> JSON.numberNode(random.nextLong()),
                () -> JSON.numberNode(random.nextDouble() * 1e300),
                () -> JSON.textNode(""),
                () -> JSON.textNode(" " + texts.text()),
                () -> JSON.textNode(texts.text()),
                () -> JSON.textNode(texts.text().repeat(1 + random.nextInt(LONG))),
                JSON::objectNode,
                () -> JSON.arrayNode().add(texts.text()).addNull().add(1),
                this::deep);
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private JsonNode deep() {
        JsonNode tree = JSON.textNode("deep");
        for (int i = random.nextInt(DEEP); i > 0; i--) {
            tree = random.nextBoolean()
                    ? JSON.arrayNode().add(tree)
                    : JSON.objectNode().set("a", tree);
        }
        return tree;
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> collect(child, objects));
        }
    }
}
