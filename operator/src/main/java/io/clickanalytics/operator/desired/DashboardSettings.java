package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsSpec;
import io.clickanalytics.api.v1alpha1.Dashboard;
import io.clickanalytics.api.v1alpha1.GatewayExposure;
import io.clickanalytics.api.v1alpha1.IngressExposure;
import io.clickanalytics.api.v1alpha1.SignIn;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
                .put("http.path", path(dashboard))
                .put("http.origins", dashboard.origins() == null ? List.of() : dashboard.origins());
        signIn(settings, resource);
        labels.forEach((item, label) -> settings.put("label." + item, label));
        return settings.sorted();
    }

    private static void signIn(Settings settings, ClickAnalytics resource) {
        SignIn signIn = resource.spec().dashboard().signIn();
        if (signIn != null) {
            settings.put("signIn.issuer", signIn.issuer())
                    .put("signIn.clientId", signIn.clientId())
                    .put("signIn.audience", signIn.audience())
                    .put("signIn.address", address(signIn, resource))
                    .put("signIn.session", signIn.session())
                    .put("signIn.folder", SignInSecret.FOLDER);
        }
    }

    private static @Nullable String address(SignIn signIn, ClickAnalytics resource) {
        return signIn.address() == null ? DashboardUrl.of(resource).orElse(null) : signIn.address();
    }

    /** Null for the root, where the page is anyway. */
    private static @Nullable String path(Dashboard dashboard) {
        return Stream.concat(
                        Stream.ofNullable(dashboard.ingress()).map(IngressExposure::path),
                        Stream.ofNullable(dashboard.gateway()).map(GatewayExposure::path))
                .filter(path -> !path.equals("/"))
                .findFirst()
                .orElse(null);
    }
}
