package io.clickanalytics.operator.desired;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsSpec;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import java.util.Optional;

/** The spec that took effect last: what the next one is compared with, to say what a change means before it acts. */
public final class AppliedSpec {
    private static final String KEY = "spec.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private AppliedSpec() {}

    /** Written when the programs run with it. */
    public static ConfigMap of(ClickAnalytics resource) {
        try {
            return new ConfigMapBuilder()
                    .withMetadata(Metadata.owned(
                            resource,
                            Component.DRIVER,
                            PipelineNames.of(resource).applied()))
                    .withData(Map.of(KEY, JSON.writeValueAsString(resource.spec())))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a spec can always be written", e);
        }
    }

    /** Empty when it is not readable: somebody changed it, or another version wrote it. */
    public static Optional<ClickAnalyticsSpec> read(ConfigMap applied) {
        String text = applied.getData() == null ? null : applied.getData().get(KEY);
        try {
            return text == null ? Optional.empty() : Optional.of(JSON.readValue(text, ClickAnalyticsSpec.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
