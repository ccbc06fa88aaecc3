package io.clickanalytics.operator.desired;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the driver is told: its settings, and the template of its executors. */
public final class PipelineConfigMap {
    private static final int DIGITS = 16;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private PipelineConfigMap() {}

    /** Mounted, so that a running driver sees changes; those that take a restart change {@link ConfigHash} too. */
    public static ConfigMap of(ClickAnalytics resource, Surroundings surroundings) {
        return new ConfigMapBuilder()
                .withMetadata(Metadata.owned(
                        resource, Component.DRIVER, PipelineNames.of(resource).pipeline()))
                .withData(new TreeMap<>(Map.of(
                        Pods.SETTINGS_KEY,
                        SettingsFile.text(settings(resource, surroundings)),
                        ExecutorPod.KEY,
                        executor(resource, surroundings))))
                .build();
    }

    /** Of the settings in it, as the driver tells it; empty when it has none. */
    public static Optional<String> fingerprint(ConfigMap made) {
        return Optional.ofNullable(made.getData())
                .map(data -> data.get(Pods.SETTINGS_KEY))
                .map(text -> Digest.of(text, DIGITS));
    }

    static SortedMap<String, String> settings(ClickAnalytics resource, Surroundings surroundings) {
        SortedMap<String, String> settings =
                new TreeMap<>(PipelineSettings.of(resource, surroundings.owner(), surroundings.kafka()));
        settings.putAll(SparkSettings.of(resource, surroundings.images()));
        return settings;
    }

    static String executor(ClickAnalytics resource, Surroundings surroundings) {
        try {
            return YAML.writeValueAsString(ExecutorPod.of(resource, surroundings));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a pod can always be written", e);
        }
    }
}
