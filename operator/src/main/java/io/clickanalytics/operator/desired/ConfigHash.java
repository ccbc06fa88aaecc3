package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Changes when, and only when, a program has to be started anew for its configuration. */
public final class ConfigHash {
    private static final int DIGITS = 16;

    /** Settings that a running pipeline takes over by itself: "rewinds" in docs/settings.md. */
    private static final List<String> TAKEN_OVER =
            List.of("batch.", "clicks.", "items.", "reset.", "state.adoptFrom", "window.");

    private ConfigHash() {}

    /** Of the driver. */
    public static String ofDriver(ClickAnalytics resource, Surroundings surroundings) {
        Map<String, String> settings = new TreeMap<>(PipelineConfigMap.settings(resource, surroundings));
        settings.keySet().removeIf(ConfigHash::isTakenOver);
        return of(settings, PipelineConfigMap.executor(resource, surroundings), surroundings);
    }

    /** Of the dashboard, which reads its settings when it starts; its replicas are replaced one by one. */
    public static String ofDashboard(ClickAnalytics resource, Surroundings surroundings) {
        return of(DashboardSettings.of(resource, surroundings.kafka()), "", surroundings);
    }

    static boolean isTakenOver(String key) {
        return TAKEN_OVER.stream().anyMatch(key::startsWith);
    }

    private static String of(Map<String, String> settings, String more, Surroundings surroundings) {
        return Digest.of(
                SettingsFile.text(settings)
                        + more
                        + SettingsFile.text(surroundings.kafka().files()),
                DIGITS);
    }
}
