package io.clickanalytics.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Makes resources by the CRD's schema: each field is by itself as it may be, whole resources often are. */
final class ResourceGenerator {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MANY = 4;

    /** Texts of every form that a field asks for; which of them a field takes its pattern says. */
    private static final List<String> TEXTS = List.of(
            "10ms",
            "200ms",
            "1s",
            "2s",
            "5s",
            "1m",
            "90s",
            "1h",
            "24h",
            "72h",
            "1h30m",
            "999999h",
            "0s",
            "7ms",
            "kafka",
            "$",
            "$.phone",
            "$.product.brand",
            "$.tags[0]",
            "$['a b']",
            "$.größe",
            "$[2]",
            "earliest",
            "latest",
            "2026-11-21T08:00:00Z",
            "1970-01-01T00:00:00.000000001Z",
            "9999-99-99T99:99:99Z",
            "phone",
            "resultPhone",
            "a.b_c-D",
            ".",
            "..",
            "x-state",
            "b1:9092",
            "b1:9092,b2:65536",
            "b1:0",
            "[::1]:9092",
            "https://example.com",
            "http://a:1",
            "phones.example.com",
            "*.example.com",
            "UTC",
            "Asia/Shanghai",
            "Mars/Olympus",
            "Etc/GMT+3",
            "tls",
            "clicks",
            "other-namespace",
            "1Gi",
            "320Mi",
            "448Mi",
            "10Gi",
            "99999999Ti",
            "0k",
            "1.5Gi",
            "2",
            "0",
            "0.001",
            "500m",
            "0m",
            ";",
            ",",
            "\t",
            "column",
            "$.type == \"click\"",
            "$.a == 1 && $.b != null",
            "a text",
            "Ünïcode 漢字 🙂",
            "group.id",
            "security.protocol",
            "\u0000",
            "\"quoted\"\n# not a comment",
            "${file:/etc/passwd:x}");

    private final Random random;

    ResourceGenerator(Random random) {
        this.random = random;
    }

    /** A spec; those rules that span several fields are kept most of the time. */
    ObjectNode spec() {
        var spec = (ObjectNode) value(CrdRules.schema("spec"));
        if (random.nextInt(10) > 0) {
            oneCluster((ObjectNode) spec.get("kafka"));
            consistent(spec.withObjectProperty("clicks"));
        }
        return spec;
    }

    /** Any text. */
    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private void oneCluster(ObjectNode kafka) {
        List<String> ways = List.of("cluster", "managed", "bootstrapServers");
        String kept = ways.get(random.nextInt(ways.size()));
        ways.stream().filter(way -> !way.equals(kept)).forEach(kafka::remove);
        if (!kafka.has(kept)) {
            kafka.set(kept, value(CrdRules.schema("spec", "kafka", kept)));
        }
    }

    private void consistent(ObjectNode clicks) {
        if (List.of("json", "csv").contains(clicks.path("format").asText())) {
            clicks.put("item", "$.phone");
        } else {
            clicks.remove(List.of("item", "filter", "time"));
        }
        if (!"csv".equals(clicks.path("format").asText())) {
            clicks.remove("csv");
        }
    }

    private JsonNode value(JsonNode schema) {
        if (schema.has("default") && random.nextInt(3) == 0) {
            return schema.get("default").deepCopy();
        }
        if (schema.path("x-kubernetes-int-or-string").asBoolean() && random.nextBoolean()) {
            return JSON.numberNode(random.nextInt(6) - 1);
        }
        return switch (schema.path("type").asText("string")) {
            case "object" -> schema.has("properties") ? object(schema) : map(schema);
            case "array" -> list(schema);
            case "integer" -> JSON.numberNode(number(schema));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.textNode(fitting(schema));
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        List<String> required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        schema.get("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || random.nextInt(5) < 2) {
                object.set(property.getKey(), value(property.getValue()));
            }
        });
        return object;
    }

    private ObjectNode map(JsonNode schema) {
        ObjectNode map = JSON.objectNode();
        for (int i = random.nextInt(MANY); i > 0; i--) {
            map.set(text(), value(schema.path("additionalProperties")));
        }
        return map;
    }

    private JsonNode list(JsonNode schema) {
        var list = JSON.arrayNode();
        for (int i = schema.path("minItems").asInt() + random.nextInt(MANY); i > 0; i--) {
            list.add(value(schema.get("items")));
        }
        return list;
    }

    private long number(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(1000);
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + random.nextInt(10);
        };
    }

    private String fitting(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.get("enum")
                    .get(random.nextInt(schema.get("enum").size()))
                    .asText();
        }
        var pattern = Pattern.compile(schema.path("pattern").asText("(?s).*"));
        List<String> fitting = TEXTS.stream()
                .filter(text -> pattern.matcher(text).matches())
                .filter(text -> text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE))
                .toList();
        return fitting.isEmpty() ? text() : fitting.get(random.nextInt(fitting.size()));
    }
}
