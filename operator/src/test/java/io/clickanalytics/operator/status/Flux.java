package io.clickanalytics.operator.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.projectnessie.cel.checker.Decls;
import org.projectnessie.cel.tools.ScriptException;
import org.projectnessie.cel.tools.ScriptExecutionException;
import org.projectnessie.cel.tools.ScriptHost;

/**
 * Says of a resource what Flux would, by the expressions that it is given: the generation first, then the expressions in
 * Flux's order; what cannot be evaluated is waited for.
 */
final class Flux {
    private static final List<String> FIELDS = List.of("apiVersion", "kind", "metadata", "spec", "status");

    private final JsonNode expressions;

    /** One entry of {@code healthCheckExprs}. */
    Flux(JsonNode expressions) {
        this.expressions = expressions;
    }

    String health(Map<String, Object> resource) throws ScriptException {
        if (resource.get("status") instanceof Map<?, ?> status
                && status.get("observedGeneration") != null
                && !Objects.equals(
                        status.get("observedGeneration"), ((Map<?, ?>) resource.get("metadata")).get("generation"))) {
            return "InProgress";
        }
        try {
            for (String word : List.of("inProgress", "failed", "current")) {
                if (holds(expressions.get(word).asText(), resource)) {
                    return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
                }
            }
        } catch (ScriptExecutionException e) {
            return "Waiting";
        }
        return "InProgress";
    }

    private static boolean holds(String expression, Map<String, Object> resource) throws ScriptException {
        return ScriptHost.newBuilder()
                .build()
                .buildScript(expression)
                .withDeclarations(FIELDS.stream()
                        .map(field -> Decls.newVar(field, Decls.Dyn))
                        .toList())
                .build()
                .execute(Boolean.class, resource);
    }
}
