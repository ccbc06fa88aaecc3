package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.Dashboard;
import io.clickanalytics.api.v1alpha1.GatewayExposure;
import io.clickanalytics.api.v1alpha1.GatewayScheme;
import io.clickanalytics.api.v1alpha1.IngressExposure;
import java.util.Optional;

/** Where the dashboard is for those outside. */
public final class DashboardUrl {
    private DashboardUrl() {}

    /** Absent without Ingress and Gateway, and for a wildcard host, which is no address. */
    public static Optional<String> of(ClickAnalytics resource) {
        Dashboard dashboard = resource.spec().dashboard();
        IngressExposure ingress = dashboard.ingress();
        GatewayExposure gateway = dashboard.gateway();
        if (ingress != null) {
            return url(ingress.tlsSecret() == null ? "http" : "https", ingress.host(), ingress.path());
        }
        if (gateway != null) {
            return url(gateway.scheme() == GatewayScheme.HTTP ? "http" : "https", gateway.host(), gateway.path());
        }
        return Optional.empty();
    }

    private static Optional<String> url(String scheme, String host, String path) {
        String below = path.equals("/") ? "" : path + "/";
        return host.startsWith("*") ? Optional.empty() : Optional.of(scheme + "://" + host + below);
    }
}
