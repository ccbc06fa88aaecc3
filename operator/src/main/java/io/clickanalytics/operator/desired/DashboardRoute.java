package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.GatewayExposure;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The dashboard for those outside, through an existing Gateway. */
public final class DashboardRoute {
    public static final String GROUP = "gateway.networking.k8s.io";
    public static final String VERSION = "v1";
    public static final String KIND = "HTTPRoute";
    public static final String CRD = "httproutes." + GROUP;

    private DashboardRoute() {}

    /** Asked for by {@code spec.dashboard.gateway}. */
    public static boolean wanted(ClickAnalytics resource) {
        return resource.spec().dashboard().gateway() != null;
    }

    /** Of a resource that wants it. Says what the API server would fill in, so that nothing seems to have drifted. */
    public static GenericKubernetesResource of(ClickAnalytics resource) {
        GatewayExposure gateway =
                Objects.requireNonNull(resource.spec().dashboard().gateway(), "asked for a route that nobody wants");
        String name = PipelineNames.of(resource).dashboard();
        return new GenericKubernetesResourceBuilder()
                .withApiVersion(GROUP + "/" + VERSION)
                .withKind(KIND)
                .withMetadata(Metadata.owned(resource, Component.DASHBOARD, name))
                .withAdditionalProperties(Map.of(
                        "spec",
                        new TreeMap<>(Map.of(
                                "parentRefs", List.of(parent(gateway)),
                                "hostnames", List.of(gateway.host()),
                                "rules", List.of(rule(gateway.path(), name))))))
                .build();
    }

    private static Map<String, Object> parent(GatewayExposure gateway) {
        Map<String, Object> parent = new TreeMap<>();
        parent.put("group", GROUP);
        parent.put("kind", "Gateway");
        parent.put("name", gateway.name());
        if (gateway.namespace() != null) {
            parent.put("namespace", gateway.namespace());
        }
        if (gateway.sectionName() != null) {
            parent.put("sectionName", gateway.sectionName());
        }
        return parent;
    }

    private static Map<String, Object> rule(String path, String service) {
        return new TreeMap<>(Map.of(
                "matches", List.of(Map.of("path", new TreeMap<>(Map.of("type", "PathPrefix", "value", path)))),
                "backendRefs", List.of(backend(service))));
    }

    private static Map<String, Object> backend(String service) {
        return new TreeMap<>(Map.of("group", "", "kind", "Service", "name", service, "port", Ports.WEB, "weight", 1));
    }
}
