package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsSpec;
import io.clickanalytics.api.v1alpha1.Dashboard;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The settings file of the dashboard, as docs/settings.md describes it. */
public final class DashboardSettings {
    private DashboardSettings() {}

    /** Of a resource that passed validation. */
    public static SortedMap<String, String> of(ClickAnalytics resource, KafkaAccess kafka) {
        ClickAnalyticsSpec spec = resource.spec();
        Dashboard dashboard = spec.dashboard();
        Map<String, String> labels =
                spec.clicks().labels() == null ? Map.of() : spec.clicks().labels();
        var settings = new Settings()
                .putAll(kafka.settings())
                .put("results.topic", spec.kafka().results().topic())
                .put("title", dashboard.title() == null ? resource.name() : dashboard.title())
                .put("history", dashboard.history())
                .put("http.origins", dashboard.origins() == null ? List.of() : dashboard.origins());
        labels.forEach((item, label) -> settings.put("label." + item, label));
        return settings.sorted();
    }
}
