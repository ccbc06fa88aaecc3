package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;

/** What the dashboard is told. */
public final class DashboardConfigMap {
    private DashboardConfigMap() {}

    /** Its settings. */
    public static ConfigMap of(ClickAnalytics resource, Surroundings surroundings) {
        return new ConfigMapBuilder()
                .withMetadata(Metadata.owned(
                        resource,
                        Component.DASHBOARD,
                        PipelineNames.of(resource).dashboard()))
                .withData(Map.of(
                        Pods.SETTINGS_KEY, SettingsFile.text(DashboardSettings.of(resource, surroundings.kafka()))))
                .build();
    }
}
