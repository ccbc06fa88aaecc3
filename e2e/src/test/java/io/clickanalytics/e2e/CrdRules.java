package io.clickanalytics.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.clickanalytics.e2e.harness.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the checked-in CRD says of itself. */
final class CrdRules {
    private static final JsonNode CRD =
            Documents.read(Documents.ROOT.resolve("crds/clickanalytics.clickanalytics.io-v1.yml"));
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");

    private CrdRules() {}

    /**
     * A rule in CEL.
     *
     * @param rule its expression
     * @param pieces of its message, all that does not depend on the resource
     */
    record CelRule(String rule, List<String> pieces) {
        /** Is this its message? */
        boolean says(String message) {
            return pieces.stream().allMatch(message::contains);
        }
    }

    /** The whole of it. */
    static JsonNode crd() {
        return CRD;
    }

    /** The schema of a field, such as {@code spec, window}. */
    static JsonNode schema(String... path) {
        JsonNode schema = CRD.at("/spec/versions/0/schema/openAPIV3Schema");
        for (String name : path) {
            schema = schema.get("properties").get(name);
        }
        return schema;
    }

    /** All rules. */
    static List<CelRule> rules() {
        List<CelRule> rules = new ArrayList<>();
        collect(schema(), rules);
        return rules;
    }

    private static void collect(JsonNode schema, List<CelRule> rules) {
        schema.path("x-kubernetes-validations").forEach(rule -> rules.add(rule(rule)));
        Stream.of(
                        schema.path("properties").elements(),
                        schema.path("items").path("properties").elements())
                .forEach(children -> children.forEachRemaining(child -> collect(child, rules)));
    }

    private static CelRule rule(JsonNode rule) {
        List<String> pieces = rule.has("message")
                ? List.of(rule.get("message").asText())
                : LITERAL.matcher(rule.get("messageExpression").asText())
                        .results()
                        .map(literal -> literal.group(1))
                        .toList();
        return new CelRule(rule.get("rule").asText(), pieces);
    }
}
