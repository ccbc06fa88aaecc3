package io.clickanalytics.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clickanalytics.api.StructureCheck.Structure;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsSpec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says everything that is wrong with a resource; a pure function, the same for a file and for the operator. */
public final class Validation {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final List<Rule> RULES = Stream.of(
                    KafkaRules.RULES, ClicksRules.RULES, WindowRules.RULES, SparkRules.RULES, DashboardRules.RULES)
            .flatMap(List::stream)
            .toList();

    private Validation() {}

    /** Checks a resource that was already deserialised. */
    public static Checked of(ClickAnalytics resource) {
        return of(JSON.<ObjectNode>valueToTree(resource));
    }

    /** Checks a resource as it was written. */
    static Checked of(ObjectNode written) {
        JsonNode kind = written.path("kind");
        if (kind.isTextual()
                && NearestName.of(kind.textValue(), List.of(ClickAnalytics.KIND))
                        .isEmpty()) {
            return new Checked.Invalid(List.of(anotherKind(kind.textValue())));
        }
        ObjectNode complete = written.deepCopy();
        Structure structure = new StructureCheck(CrdSchema.ROOT).check(complete);
        try {
            return checked(JSON.treeToValue(complete, ClickAnalytics.class), structure);
        } catch (JsonProcessingException e) {
            return new Checked.Invalid(Stream.concat(structure.problems().stream(), Stream.of(unreadable(e)))
                    .toList());
        }
    }

    private static Checked checked(ClickAnalytics resource, Structure structure) {
        ClickAnalyticsSpec spec = resource.getSpec();
        if (spec == null) {
            return new Checked.Invalid(structure.problems());
        }
        List<Problem> problems = Stream.concat(structure.problems().stream(), problems(RULES, spec, structure.all()))
                .toList();
        return problems.isEmpty()
                ? new Checked.Valid(
                        resource, problems(Warnings.RULES, spec, problems).toList())
                : new Checked.Invalid(problems);
    }

    private static Stream<Problem> problems(List<Rule> rules, ClickAnalyticsSpec spec, List<Problem> known) {
        return rules.stream().flatMap(rule -> rule.problems(spec, known));
    }

    private static Problem anotherKind(String kind) {
        return new Problem("kind", kind, ClickAnalytics.KIND, "use a file that holds a resource of this kind");
    }

    /** The CRD's schema has what is ours; what Kubernetes puts into metadata by itself is not in it. */
    private static Problem unreadable(JsonProcessingException e) {
        String path = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
                        .collect(Collectors.joining("."))
                : "metadata";
        return new Problem(path, "a value of another kind than Kubernetes gives it", "none", "remove the field");
    }
}
