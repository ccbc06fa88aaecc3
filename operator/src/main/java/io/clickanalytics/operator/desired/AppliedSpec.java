package io.clickanalytics.operator.desired;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsSpec;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a resource's objects are made of: what the next spec is compared with, to say what a change means before it acts.
 * It is written down before anything of it is done, so that no crash leaves something done that nobody knows of.
 *
 * @param spec the one that is carried out, or was
 * @param settled whether programs have ever run as they were wanted: then topics are there
 * @param uses what only one resource can have and an earlier spec has asked for, while programs may still run with it
 */
public record AppliedSpec(ClickAnalyticsSpec spec, boolean settled, Set<String> uses) {
    private static final String SPEC = "spec.json";
    private static final String SETTLED = "settled";
    private static final String USES = "uses";
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public AppliedSpec {
        uses = Set.copyOf(uses);
    }

    /** Of a resource that nothing was made of yet. */
    public static AppliedSpec first(ClickAnalyticsSpec spec) {
        return new AppliedSpec(spec, false, Set.of());
    }

    /**
     * After which this one is carried out.
     *
     * @param before what only one can have and this one's programs run with
     * @param after the same of the next
     */
    public AppliedSpec followedBy(ClickAnalyticsSpec next, Set<String> before, Set<String> after) {
        if (SpecFields.different(spec, next).isEmpty()) {
            return this;
        }
        Set<String> left = new TreeSet<>(uses);
        left.addAll(before);
        left.removeAll(after);
        return new AppliedSpec(next, settled, left);
    }

    /** When programs run with it, and none with an earlier one. */
    public AppliedSpec inEffect() {
        return new AppliedSpec(spec, true, Set.of());
    }

    /** As it is kept. */
    public ConfigMap configMap(ClickAnalytics resource) {
        return new ConfigMapBuilder()
                .withMetadata(Metadata.owned(
                        resource, Component.DRIVER, PipelineNames.of(resource).applied()))
                .withData(data())
                .build();
    }

    private SortedMap<String, String> data() {
        SortedMap<String, String> data = new TreeMap<>();
        try {
            data.put(SPEC, JSON.writeValueAsString(spec));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a spec can always be written", e);
        }
        if (settled) {
            data.put(SETTLED, "true");
        }
        if (!uses.isEmpty()) {
            data.put(USES, String.join("\n", new TreeSet<>(uses)));
        }
        return data;
    }

    /** Empty when it is not readable: somebody changed it, or another version wrote it. */
    public static Optional<AppliedSpec> read(ConfigMap kept) {
        Map<String, String> data = Objects.requireNonNullElse(kept.getData(), Map.of());
        String text = data.get(SPEC);
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(new AppliedSpec(
                            JSON.readValue(text, ClickAnalyticsSpec.class),
                            "true".equals(data.get(SETTLED)),
                            data.getOrDefault(USES, "").lines().collect(Collectors.toSet())));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
